/// Where a verification's report goes, and how much of it is told.
struct VerificationTarget: Sendable {
    /// The file; `nil` for standard output.
    var file: ExportFile?
    /// Whether every result is shown, and every person.
    var showsAll = false
    /// Whether everything that happens is told.
    var isWatched = false
}
