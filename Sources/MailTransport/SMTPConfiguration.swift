public import ConnectorKit
public import CurlTransport

/// The mail server, and the limits of a conversation with it. Nothing of it comes from the environment.
public struct SMTPConfiguration: Sendable {
    /// How the connection is kept from being read.
    public enum Security: String, Sendable, Hashable, CaseIterable {
        /// Plain at first, then TLS by STARTTLS; a server that doesn't offer it is refused. Usually port 587.
        case startTLS = "starttls"
        /// TLS from the first byte. Usually port 465.
        case tls
        /// None: for a server on this machine alone, whose address has to be a loopback one.
        case plain

        /// The usual port.
        public var usualPort: Int {
            switch self {
            case .startTLS: 587
            case .tls: 465
            case .plain: 25
            }
        }
    }

    /// Who logs in.
    public struct Login: Sendable, Hashable {
        /// The name.
        public let user: String
        /// The password.
        public let password: Secret

        /// Names who logs in.
        public init(user: String, password: Secret) {
            self.user = user
            self.password = password
        }
    }

    /// The server's name, or its address without brackets.
    public let host: String
    /// Its port.
    public let port: Int
    /// How the connection is kept from being read.
    public let security: Security
    /// Who logs in; `nil` for a server that asks nobody.
    public let login: Login?
    /// What EHLO says of this machine: a domain, usually the sender's.
    public var localName = "localhost"
    /// Authorities to be trusted besides the system's.
    public var extraAuthorities: [ExtraAuthority] = []
    /// How long name, connection, TLS and login may take together: 20 s.
    public var connectTimeout: Duration = .seconds(20)
    /// How long one answer of the server may take, in whole seconds: 60 s.
    public var answerTimeout: Duration = .seconds(60)
    /// How long one mail may take in all: 120 s.
    public var totalTimeout: Duration = .seconds(120)
    /// The longest message, rendered, in bytes: 1 MiB.
    public var messageBytesMax = 1024 * 1024

    /// Names a server.
    ///
    /// - Parameter port: the usual one of the kind of security when `nil`.
    public init(host: String, port: Int? = nil, security: Security = .startTLS, login: Login? = nil) {
        self.host = host
        self.port = port ?? security.usualPort
        self.security = security
        self.login = login
    }
}
