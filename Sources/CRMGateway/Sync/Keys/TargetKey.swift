import Workspace

/// What matters of a key that a target has.
struct TargetKey: Hashable, Sendable {
    /// The grant that it refers to.
    let grant: GrantID
    /// Whether the target connected it, rather than a sync.
    let isOwnConnection: Bool
}
