public import ConnectorKit

/// A proxy that the operator configured. It is used as a tunnel (`CONNECT`) alone, and never for loopback hosts.
public struct CurlProxy: Sendable, Hashable {
    /// Where the proxy is.
    public let origin: Origin
    /// The user, where it asks for one (`Basic`).
    public let user: String?
    /// The user's password.
    public let password: Secret?

    /// Names a proxy.
    public init(origin: Origin, user: String? = nil, password: Secret? = nil) {
        self.origin = origin
        self.user = user
        self.password = password
    }
}
