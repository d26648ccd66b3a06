import Workspace

/// A line of people that is well formed.
struct PersonLine: Hashable, Sendable {
    let externalID: ExternalID?
    let email: EmailAddress
    let name: PersonName
    let role: OrganizationRole
    let seat: Seat
    let teams: [TeamName]
}
