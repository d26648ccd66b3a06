public import Foundation

/// A request that found its route.
public struct MockCall: Sendable {
    /// The request.
    public var request: MockRequest
    /// The parts of the path that the route names in braces, decoded.
    public let parameters: [String: String]
    /// The route's operation, `vendor.resource.verb`.
    public let operation: String
    /// The route's tags.
    public let tags: [String: String]
    /// The route's scopes, of which one suffices.
    public let scopes: [String]
    /// The mock's instant when the request arrived.
    public let now: Date
    /// The server's address, without a slash at the end.
    public let baseURL: String
    /// Whom the request was admitted as, when it was.
    public var actor: MockActor?

    /// Makes a call; a server does so by itself, a vendor for a request that comes inside of another one.
    public init(
        request: MockRequest, parameters: [String: String], operation: String, tags: [String: String],
        scopes: [String], now: Date, baseURL: String, actor: MockActor?
    ) {
        self.request = request
        self.parameters = parameters
        self.operation = operation
        self.tags = tags
        self.scopes = scopes
        self.now = now
        self.baseURL = baseURL
        self.actor = actor
    }

    /// A part of the path; empty when the route does not name it.
    public subscript(name: String) -> String { parameters[name] ?? "" }
}
