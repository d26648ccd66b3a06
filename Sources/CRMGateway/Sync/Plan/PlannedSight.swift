public import ConnectorKit

/// To whom a sync would show owner properties, in a CRM that hides them.
public struct PlannedSight: Hashable, Sendable, Codable {
    /// Those that would be made visible to the CRM user whom the key acts as.
    public let properties: [PropertyReference]
    /// How many members' CRM users the CRM would be asked for, at most; 0 where only the key's own user is to see them.
    public let membersMax: Int
}
