public import Workspace

/// What somebody was before a change, and is now.
public struct PersonChange<Value: Hashable & Sendable>: Hashable, Sendable {
    /// Who.
    public let user: UserID
    /// What they had.
    public let before: Value
    /// What they have now.
    public let after: Value
}
