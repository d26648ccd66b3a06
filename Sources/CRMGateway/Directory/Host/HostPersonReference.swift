/// How the host names a person.
public enum HostPersonReference: Hashable, Sendable {
    /// By the host's own id.
    case externalID(String)
    /// By their address here.
    case email(String)
}
