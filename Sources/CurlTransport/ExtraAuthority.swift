/// Certificates of authorities to be trusted besides the system's.
public enum ExtraAuthority: Sendable, Hashable {
    /// A file of PEM certificates, read when the transport is made.
    case file(path: String)
    /// PEM certificates.
    case pem(String)
}
