public import ConnectorKit
public import Workspace

/// What a sync would do for one person.
public struct PlannedTarget: Hashable, Sendable, Codable {
    /// The person.
    public let user: UserID
    /// Their email, canonical.
    public let email: EmailKey
    /// Their keys, by CRM.
    public var keys: [PlannedKey]
}
