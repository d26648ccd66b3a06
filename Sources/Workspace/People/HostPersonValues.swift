/// A person of the host's directory, checked value by value.
public struct HostPersonValues: Hashable, Sendable {
    /// The host's id.
    public let externalID: ExternalID
    /// The address.
    public let email: EmailAddress
    /// First and last name.
    public let name: PersonName
    /// The role; `nil` where the host has no opinion: a new account becomes a user.
    public let role: OrganizationRole?
    /// The seat; `nil` where the host has no opinion: a new account gets a standard one.
    public let seat: Seat?

    /// Joins checked values.
    public init(
        externalID: ExternalID, email: EmailAddress, name: PersonName, role: OrganizationRole?, seat: Seat?
    ) {
        self.externalID = externalID
        self.email = email
        self.name = name
        self.role = role
        self.seat = seat
    }
}
