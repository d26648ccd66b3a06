/// What a run was asked, and from which source it copies: decided when it was asked for, and kept.
struct PinnedSync: Sendable, Codable, Hashable {
    /// What was asked.
    let request: SyncCRMRequest
    /// The organization admin and their keys at that moment.
    let source: SyncCRMSource
}
