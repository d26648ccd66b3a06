import Foundation

/// The address that a consent page leads back to.
public enum RedirectAddress {
    /// The address with more items in its query.
    public static func adding(_ items: [(name: String, value: String?)], to address: String) -> String {
        var parts = URLComponents(string: address)
        let more = items.compactMap { item in item.value.map { URLQueryItem(name: item.name, value: $0) } }
        let old = parts?.queryItems ?? []
        parts?.queryItems = old + more
        return parts?.string ?? address
    }

    /// Whether the address is one of this machine, whatever its port.
    public static func isLoopback(_ address: String) -> Bool {
        ["127.0.0.1", "localhost", "::1", "[::1]"].contains(URLComponents(string: address)?.host ?? "")
    }
}
