import Workspace

/// A line of teams that is well formed.
struct TeamLine: Hashable, Sendable {
    let externalID: ExternalID?
    let name: TeamName
    let primaryAdmin: EmailAddress
    let secondaryAdmins: [EmailAddress]
}
