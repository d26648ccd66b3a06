/// A team of the host's own directory (PROV-9); checked when it is handed in.
public struct HostTeam: Hashable, Sendable {
    /// The host's id, at most 200 characters.
    public let externalID: String
    /// The name, at most 80 characters, unique in the organization (TEAM-11).
    public let name: String
    /// Who leads a new team: an admin of the organization. Of a team that is there it is compared and told, never changed.
    public let primaryAdmin: HostPersonReference?

    /// Describes a team.
    public init(externalID: String, name: String, primaryAdmin: HostPersonReference? = nil) {
        self.externalID = externalID
        self.name = name
        self.primaryAdmin = primaryAdmin
    }
}
