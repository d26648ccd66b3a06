/// Finds the route of a request. Vendors use it for requests that come inside of another one.
public struct RouteTable<Account: Sendable>: Sendable {
    private struct Shape: Hashable {
        let method: String
        let length: Int
    }

    private let routes: [Shape: [MockRoute<Account>]]

    /// Makes a table of routes, whose order does not matter.
    public init(_ all: [MockRoute<Account>]) {
        // Routes with more fixed parts come first, so that `…/groups` wins over `…/{name}`.
        let ranked = all.sorted { Self.fixedParts(of: $0) > Self.fixedParts(of: $1) }
        routes = Dictionary(grouping: ranked) { Shape(method: $0.method, length: $0.pattern.count) }
    }

    /// The route of a request with the parts of the path that it names; `nil` when there is none.
    public func match(_ request: MockRequest) -> (route: MockRoute<Account>, parameters: [String: String])? {
        for route in routes[Shape(method: request.method, length: request.segments.count)] ?? [] {
            if let parameters = route.parameters(of: request.segments) { return (route, parameters) }
        }
        return nil
    }

    private static func fixedParts(of route: MockRoute<Account>) -> Int {
        route.pattern.count { $0.first != "{" }
    }
}
