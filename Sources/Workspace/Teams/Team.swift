public import Foundation

/// A team of an organization.
public struct Team: Hashable, Sendable, Identifiable {
    /// The id, unique together with the organization.
    public let id: TeamID
    /// Where it belongs.
    public let organization: OrganizationID
    /// The name, unique in the organization.
    public let name: TeamName
    /// When it was made.
    public let createdAt: Date
    /// Grows by one with each change.
    public let version: Int64

    /// Describes a team.
    public init(id: TeamID, organization: OrganizationID, name: TeamName, createdAt: Date, version: Int64 = 1) {
        self.id = id
        self.organization = organization
        self.name = name
        self.createdAt = createdAt
        self.version = version
    }
}
