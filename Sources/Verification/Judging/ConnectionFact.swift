public import ConnectorKit

/// Whether a person has a key for a CRM.
public struct ConnectionFact: Hashable, Sendable {
    /// How a key stands.
    public enum Key: Hashable, Sendable {
        /// It is there, and its grant is live.
        case live
        /// It is there, and somebody must connect its grant again; why, for people.
        case dead(String)
        /// There is none.
        case missing
    }

    /// The CRM.
    public let crm: CRMID
    /// Its name for people.
    public let crmName: String
    /// Whether a sync would bring a key for it: the organization's admin has one.
    public let isExpected: Bool
    /// The person's key.
    public let key: Key

    /// Tells of a key.
    public init(crm: CRMID, crmName: String, isExpected: Bool, key: Key) {
        self.crm = crm
        self.crmName = crmName
        self.isExpected = isExpected
        self.key = key
    }
}
