public import Workspace

/// Where an organization's chain ended at a moment, kept outside the database.
public struct AuditAnchorPoint: Hashable, Sendable, Codable {
    /// Whose chain.
    public let organization: OrganizationID
    /// The last entry's number.
    public let sequence: Int64
    /// The last entry's code, hexadecimal.
    public let mac: String
    /// The life of the store.
    public let epoch: Int64
    /// When this was last known to be the end, milliseconds since 1970.
    public let time: Int64

    /// Describes an end.
    public init(organization: OrganizationID, sequence: Int64, mac: String, epoch: Int64, time: Int64) {
        self.organization = organization
        self.sequence = sequence
        self.mac = mac
        self.epoch = epoch
        self.time = time
    }
}
