public import Workspace

/// A person of the host's own directory (PROV-9); checked when it is handed in.
public struct HostPerson: Hashable, Sendable {
    /// The host's id, at most 200 characters.
    public let externalID: String
    /// The address.
    public let email: String
    /// The first name, at most 80 characters.
    public let firstName: String
    /// The last name, at most 80 characters.
    public let lastName: String
    /// The role of a new account; `nil`: a user. Of an account that is there it is compared and told, never changed.
    public let role: OrganizationRole?
    /// The seat of a new account; `nil`: standard. Of an account that is there it is compared and told, never changed.
    public let seat: Seat?
    /// Teams that they become members of where they aren't yet; they leave none.
    public let teams: [HostTeamReference]

    /// Describes a person.
    public init(
        externalID: String, email: String, firstName: String, lastName: String, role: OrganizationRole? = nil,
        seat: Seat? = nil, teams: [HostTeamReference] = []
    ) {
        self.externalID = externalID
        self.email = email
        self.firstName = firstName
        self.lastName = lastName
        self.role = role
        self.seat = seat
        self.teams = teams
    }
}
