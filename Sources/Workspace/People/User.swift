public import Foundation

/// A person in an organization.
public struct User: Hashable, Sendable, Identifiable {
    /// The id, unique together with the organization.
    public let id: UserID
    /// Where they belong.
    public let organization: OrganizationID
    /// The address, unique among the organization's present users.
    public let email: EmailAddress
    /// First and last name.
    public let name: PersonName
    /// What they may do.
    public let role: OrganizationRole
    /// What kind of seat they have.
    public let seat: Seat
    /// When the account was made.
    public let createdAt: Date
    /// When the membership was ended (TEAM-6), or `nil` as long as it lasts.
    public let endedAt: Date?
    /// Grows by one with each change.
    public let version: Int64

    /// Describes a user.
    public init(
        id: UserID, organization: OrganizationID, email: EmailAddress, name: PersonName, role: OrganizationRole,
        seat: Seat, createdAt: Date, endedAt: Date? = nil, version: Int64 = 1
    ) {
        self.id = id
        self.organization = organization
        self.email = email
        self.name = name
        self.role = role
        self.seat = seat
        self.createdAt = createdAt
        self.endedAt = endedAt
        self.version = version
    }

    /// Whether the membership lasts.
    public var isPresent: Bool { endedAt == nil }
}
