public import Workspace

/// What is known of one person, for the checks that are theirs alone.
public struct PersonFacts: Sendable {
    /// The person.
    public var user: UserID
    /// Whether their seat lets them hold keys and be bound (ACC-7).
    public var mayHoldKeys: Bool
    /// The CRMs that the organization has, or that they have a key for.
    public var connections: [ConnectionFact]
    /// Who they are in each CRM that they have a key for.
    public var owners: [OwnerFact]
    /// The categories that a run pushed to them.
    public var settings: [SettingsFact]

    /// Gathers what is known.
    public init(
        user: UserID, mayHoldKeys: Bool = true, connections: [ConnectionFact] = [], owners: [OwnerFact] = [],
        settings: [SettingsFact] = []
    ) {
        self.user = user
        self.mayHoldKeys = mayHoldKeys
        self.connections = connections
        self.owners = owners
        self.settings = settings
    }
}
