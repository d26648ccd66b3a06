/// What a command answers: what to print, and how to end.
struct CommandResult: Sendable {
    /// What is printed on standard output; `nil` prints nothing more.
    let report: (any Report)?
    /// How the process ends.
    let status: ExitStatus

    init(_ report: (any Report)?, _ status: ExitStatus = .done) {
        self.report = report
        self.status = status
    }
}
