public import Workspace

/// Who is to be provisioned (PROV-1); checked when it is handed in, before anything is written.
public struct UserDraft: Hashable, Sendable {
    /// The first name, at most 80 characters.
    public let firstName: String
    /// The last name, at most 80 characters.
    public let lastName: String
    /// The email address, new to the organization.
    public let email: String
    /// User or admin; a super admin is made by a change of roles.
    public let role: OrganizationRole
    /// Standard or spectator.
    public let seat: Seat

    /// Describes a person.
    public init(
        firstName: String, lastName: String, email: String, role: OrganizationRole = .user, seat: Seat = .standard
    ) {
        self.firstName = firstName
        self.lastName = lastName
        self.email = email
        self.role = role
        self.seat = seat
    }
}
