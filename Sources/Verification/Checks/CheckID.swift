public import ConnectorKit

/// The stable name of a check, `connection.live`: stored, exported, used on the command line and in JUnit reports.
public struct CheckID: VendorText {
    /// The dotted name.
    public let rawValue: String

    /// Takes a name; prefer the constants.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The check of one object's writeback.
    public static func writeback(_ object: CRMObject) -> CheckID {
        CheckID(rawValue: "writeback.\(object.rawValue)")
    }

    /// The account's connection answers and its token works.
    public static let connectionLive: CheckID = "connection.live"
    /// The key has the scopes that each ability needs.
    public static let connectionScopes: CheckID = "connection.scopes"
    /// The key leads to the account that it was stored for.
    public static let connectionAccount: CheckID = "connection.account"
    /// Mapped properties are there.
    public static let propertiesExist: CheckID = "properties.exist"
    /// Mapped properties are of a compatible type, and have the options that are mapped.
    public static let propertiesType: CheckID = "properties.type"
    /// This key may write the mapped properties that the workspace writes.
    public static let propertiesWritable: CheckID = "properties.writable"
    /// Pipelines and stages are there and active.
    public static let pipelinesStages: CheckID = "pipelines.stages"
    /// Record types are there, active and available to the key.
    public static let recordTypesAvailable: CheckID = "record-types.available"
    /// Owner properties are there, and hold users.
    public static let ownerProperty: CheckID = "owner.property"
    /// The person's CRM user is there and active.
    public static let ownerUserActive: CheckID = "owner.user-active"
    /// Probes of earlier runs are gone.
    public static let cleanup: CheckID = "writeback.cleanup"
    /// The person has the keys that a sync brings.
    public static let connectionPresent: CheckID = "connection.present"
    /// The person's settings are what the last run left.
    public static let settingsEqual: CheckID = "settings.equal"
    /// The person's own connections: theirs to connect.
    public static let personalConnections: CheckID = "personal.connections"
    /// That the writeback was made with the person's own access, not with a shared key's (T-19).
    public static let ownAccess: CheckID = "writeback.own-access"
    /// Meetings: outside of the gateway.
    public static let meetings: CheckID = "outside.meetings"
    /// Drafts: outside of the gateway.
    public static let drafts: CheckID = "outside.drafts"
    /// Reports: outside of the gateway.
    public static let reports: CheckID = "outside.reports"
}
