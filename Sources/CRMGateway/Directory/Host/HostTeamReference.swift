/// How the host names a team.
public enum HostTeamReference: Hashable, Sendable {
    /// By the host's own id.
    case externalID(String)
    /// By its name here, however it is capitalised.
    case name(String)
}
