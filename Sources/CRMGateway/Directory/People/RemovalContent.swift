import ConnectorKit
import SQLStore
import Workspace

/// What somebody had when they were removed: enough to put it back. No secret is in it: keys are references.
struct RemovalContent: Sendable, Codable, Hashable {
    /// A place in a team.
    struct Membership: Sendable, Codable, Hashable {
        let team: TeamID
        let position: TeamPosition
    }

    /// A key to a CRM.
    struct Key: Sendable, Codable, Hashable {
        let crm: CRMID
        let before: KeyBefore
    }

    /// The version of this shape.
    static let schemaVersion = 1

    var schema = Self.schemaVersion
    let memberships: [Membership]
    let dashboard: DashboardBefore?
    let keys: [Key]
    let bindings: [BindingRow]
    let recordTypes: [RecordTypeLinkRow]
}
