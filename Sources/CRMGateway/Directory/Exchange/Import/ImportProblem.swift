internal import Workspace

/// Why a line can't be taken.
public struct ImportProblem: Hashable, Sendable {
    /// Where the line begins, counted from 1; a header counts.
    public let line: Int
    /// The column, `email`; `nil` where it is the line as such.
    public let field: String?
    /// The stable code (`docs/errors.md`).
    public let code: String
    /// The rule that says no.
    public let rule: String
    /// A sentence for people. It quotes nothing of the line.
    public let message: String
    /// How to mend it.
    public let nextStep: String

    init(line: Int, _ fault: InvalidValue) {
        self.line = line
        self.field = fault.field
        self.code = fault.code
        self.rule = fault.rule
        self.message = fault.message
        self.nextStep = fault.nextStep
    }
}
