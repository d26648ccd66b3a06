import Foundation

/// The address that a consent page sends the browser back to.
public enum RedirectAddress {
    private static let loopbackHosts = ["127.0.0.1", "localhost", "::1", "[::1]"]

    /// Whether an app may use an address: one of the registered ones or, where none is registered, any on the loopback.
    public static func isAllowed(_ address: String, registered: [String]) -> Bool {
        guard registered.isEmpty else { return registered.contains(address) }
        return loopbackHosts.contains(URLComponents(string: address)?.host ?? "")
    }

    /// The address with more parameters behind those it has; `nil` values are left out.
    public static func adding(_ parameters: [(name: String, value: String?)], to address: String) -> String {
        var parts = URLComponents(string: address)
        let more = parameters.compactMap { pair in pair.value.map { URLQueryItem(name: pair.name, value: $0) } }
        let standing = parts?.queryItems ?? []
        parts?.queryItems = standing + more
        return parts?.string ?? address
    }
}
