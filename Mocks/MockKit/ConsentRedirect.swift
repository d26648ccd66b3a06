import Foundation

/// The way back from a consent page to the app that asked.
public struct ConsentRedirect: Sendable {
    /// The address, as it was sent.
    public let address: String

    /// Takes an address that is registered, letter by letter; where none is, any address on this machine.
    public init?(_ address: String?, registered: [String]) {
        guard let address else { return nil }
        let host = URLComponents(string: address)?.host ?? ""
        let isLoopback = ["127.0.0.1", "localhost", "::1", "[::1]"].contains(host)
        guard registered.isEmpty ? isLoopback : registered.contains(address) else { return nil }
        self.address = address
    }

    /// The redirect with an authorization code, and the state as it was sent.
    public func answer(code: String, state: String?) -> MockResponse {
        var parts = URLComponents(string: address)
        var items = parts?.queryItems ?? []
        items.append(URLQueryItem(name: "code", value: code))
        if let state { items.append(URLQueryItem(name: "state", value: state)) }
        parts?.queryItems = items
        return .empty(302).adding("Location", parts?.string ?? address)
    }
}
