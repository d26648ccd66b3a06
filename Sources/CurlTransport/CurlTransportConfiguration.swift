public import ConnectorKit

/// The limits and allowances of a ``CurlTransport``.
public struct CurlTransportConfiguration: Sendable {
    /// How long name, connection and TLS may take together: 10 s.
    public var connectTimeout: Duration = .seconds(10)
    /// How long the first byte of an answer may take, counted from the last byte sent: 60 s.
    public var firstByteTimeout: Duration = .seconds(60)
    /// How long a request may take in all, from `send` to the last byte, waiting for a connection included: 120 s.
    public var totalTimeout: Duration = .seconds(120)
    /// The bytes per second below which a transfer that has begun counts as too slow: 64.
    public var lowSpeedBytesPerSecond: Int = 64
    /// How long a transfer may be too slow before it is ended: 20 s.
    public var lowSpeedDuration: Duration = .seconds(20)
    /// Connections to one host at once: 16. libcurl's work per request grows with them.
    public var connectionsPerHostMax: Int = 16
    /// Connections to all hosts, idle ones included: 128.
    public var connectionsMax: Int = 128
    /// How long an idle connection is kept for another request, in whole seconds: 100 s.
    public var connectionIdleMax: Duration = .seconds(100)
    /// Plain `http` origins that the operator allowed; each must turn out to be a loopback address.
    public var allowedPlainOrigins: Set<Origin> = []
    /// Hosts, lower case, whose addresses may be private, loopback or otherwise not public, because the operator said so.
    public var allowedPrivateHosts: Set<String> = []
    /// Authorities to be trusted besides the system's.
    public var extraAuthorities: [ExtraAuthority] = []
    /// The proxy, where the operator configured one; the environment's proxies are never used.
    public var proxy: CurlProxy?
    /// What `User-Agent` says.
    public var userAgent: String = "crm-gateway"

    /// The remedies against libcurl's hazards. Only tests turn them off, to show that they are needed.
    var remedies = CurlRemedies()

    /// Takes the defaults.
    public init() {}
}
