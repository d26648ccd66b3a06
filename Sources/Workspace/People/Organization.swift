public import Foundation

/// The customer, to whom everything else belongs.
public struct Organization: Hashable, Sendable, Identifiable {
    /// The id.
    public let id: OrganizationID
    /// The name for people.
    public let name: String
    /// The one user whose dashboard is the source of Sync CRM (SYNC-1).
    public let admin: UserID
    /// When it was made.
    public let createdAt: Date
    /// Grows by one with each change.
    public let version: Int64

    /// Describes an organization.
    public init(id: OrganizationID, name: String, admin: UserID, createdAt: Date, version: Int64 = 1) {
        self.id = id
        self.name = name
        self.admin = admin
        self.createdAt = createdAt
        self.version = version
    }

    /// The name without spaces at its ends.
    ///
    /// - Throws: `InvalidValue` for an empty or overlong name, or one with controls in it.
    public static func checkedName(_ text: String) throws(InvalidValue) -> String {
        try DisplayText.checked(
            text, as: "organization's name", code: "organization_name", rule: "PROV-1", field: "name")
    }
}
