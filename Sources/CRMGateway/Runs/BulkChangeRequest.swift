import Workspace

/// What a parked run was asked: the act, and what it was planned from.
struct BulkChangeRequest: Sendable, Codable, Hashable {
    /// What is to be done.
    let act: BulkAct
    /// What the people concerned looked like.
    let digest: String
    /// Whether nobody else could approve it then.
    let needsTypedConfirmation: Bool
}
