import Workspace

/// What an undo was asked.
struct UndoRequest: Sendable, Codable, Hashable {
    /// The run whose effects go.
    let run: RunID
    /// Only for these people; `nil` for all.
    let users: [UserID]?
    /// Whether what has changed since is put back too.
    let isForced: Bool
}
