public import Workspace

/// Who is to be provisioned, and where (PROV-1): every part is required, and checked before anything is written.
public struct PersonDraft: Hashable, Sendable {
    /// The team where they become a member.
    public let team: TeamID
    /// User or admin; a super admin is made by a change of roles.
    public let role: OrganizationRole
    /// Standard or spectator; a spectator is provisioned like anyone else, and given no key from the start (PROV-8).
    public let seat: Seat
    /// The first name, at most 80 characters.
    public let firstName: String
    /// The last name, at most 80 characters.
    public let lastName: String
    /// The email address, new to the organization.
    public let email: String

    /// Describes a person.
    public init(
        team: TeamID, role: OrganizationRole, seat: Seat, firstName: String, lastName: String, email: String
    ) {
        self.team = team
        self.role = role
        self.seat = seat
        self.firstName = firstName
        self.lastName = lastName
        self.email = email
    }

    /// The same without the team.
    var person: UserDraft {
        UserDraft(firstName: firstName, lastName: lastName, email: email, role: role, seat: seat)
    }
}
