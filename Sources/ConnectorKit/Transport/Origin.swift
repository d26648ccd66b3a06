/// Scheme, host and port: where a request goes.
public struct Origin: Hashable, Sendable, CustomStringConvertible {
    /// The schemes that the gateway speaks.
    public enum Scheme: String, Hashable, Sendable {
        /// TLS.
        case https
        /// Plain, for loopback hosts that the operator allowed.
        case http
    }

    /// The scheme.
    public let scheme: Scheme
    /// The host, lower case, without brackets for IPv6.
    public let host: String
    /// The port, or `nil` for the scheme's own.
    public let port: Int?

    /// Names an `https` origin at the usual port.
    public init(https host: String) {
        self.scheme = .https
        self.host = host
        self.port = nil
    }

    /// Reads `scheme://host[:port]` with nothing after it but an optional `/`.
    ///
    /// Strict on purpose (T-09): no user information, no path, query or fragment, no trailing dot, no characters
    /// outside letters, digits, `.` and `-` (or a bracketed IPv6 address); `nil` otherwise.
    public init?(parsing text: String) {
        guard let (scheme, rest) = Origin.splitScheme(text) else { return nil }
        let authority = rest.hasSuffix("/") ? rest.dropLast() : rest[...]
        guard let (host, port) = Origin.splitPort(authority), Origin.isPlausible(host: host) else { return nil }
        self.scheme = scheme
        self.host = host.lowercased()
        self.port = port == (scheme == .https ? 443 : 80) ? nil : port
    }

    /// `https://host` or `https://host:port`.
    public var description: String {
        let name = host.contains(":") ? "[\(host)]" : host
        return "\(scheme.rawValue)://\(name)" + (port.map { ":\($0)" } ?? "")
    }

    private static func splitScheme(_ text: String) -> (Scheme, String)? {
        for scheme in [Scheme.https, .http] where text.lowercased().hasPrefix(scheme.rawValue + "://") {
            return (scheme, String(text.dropFirst(scheme.rawValue.count + 3)))
        }
        return nil
    }

    private static func splitPort(_ authority: Substring) -> (host: String, port: Int?)? {
        if authority.hasPrefix("["), let close = authority.firstIndex(of: "]") {
            let host = String(authority[authority.index(after: authority.startIndex)..<close])
            return port(after: authority[authority.index(after: close)...]).map { (host, $0) }
        }
        guard let colon = authority.firstIndex(of: ":") else { return (String(authority), nil) }
        return port(after: authority[colon...]).map { (String(authority[..<colon]), $0) }
    }

    /// `.some(nil)` for no port, `nil` for a bad one.
    private static func port(after text: Substring) -> Int?? {
        if text.isEmpty { return .some(nil) }
        guard text.hasPrefix(":"), let port = Int(text.dropFirst()), (1...65535).contains(port) else { return nil }
        guard text.dropFirst().utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
        return .some(port)
    }

    private static func isPlausible(host: String) -> Bool {
        guard !host.isEmpty, host.utf8.count <= 253, !host.hasSuffix("."), !host.hasPrefix(".") else { return false }
        if host.contains(":") {
            return host.utf8.allSatisfy { ($0 >= 48 && $0 <= 58) || ($0 | 32 >= 97 && $0 | 32 <= 102) || $0 == 46 }
        }
        return host.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (97...122).contains(byte | 32) || byte == 45 || byte == 46
        }
    }
}
