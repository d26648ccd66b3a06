/// One operation of a vendor's interface: a method, a path and what to do.
public struct MockRoute<Account: Sendable>: Sendable {
    /// Handles one admitted request.
    public typealias Handler = @Sendable (inout Account, MockCall) -> MockResponse

    /// The method, in capitals.
    public let method: String
    /// The path's parts; one in braces, such as `{id}`, matches any text.
    public let pattern: [String]
    /// The stable name, `vendor.resource.verb`, for faults and the journal.
    public let operation: String
    /// Whether a success changes something in the CRM (a refresh of a token does not count).
    public let isWrite: Bool
    /// Facts that the vendor's own code attaches, such as `version`.
    public let tags: [String: String]
    /// The scopes of which one suffices; empty when none is needed.
    public let scopes: [String]
    /// Says of a single request whether its success changes something, for operations that read or write by their
    /// body, such as batches; `nil` where ``isWrite`` is true of all.
    public let writes: (@Sendable (MockRequest) -> Bool)?
    /// What to do.
    public let handler: Handler

    /// Makes a route.
    public init(
        _ method: String, _ path: String, _ operation: String, isWrite: Bool = false, tags: [String: String] = [:],
        scopes: [String] = [], writes: (@Sendable (MockRequest) -> Bool)? = nil, handler: @escaping Handler
    ) {
        self.method = method
        pattern = path.split(separator: "/").map(String.init)
        self.operation = operation
        self.isWrite = isWrite
        self.tags = tags
        self.scopes = scopes
        self.writes = writes
        self.handler = handler
    }

    /// The values of the parts in braces, or `nil` when the path is another one.
    func parameters(of segments: [String]) -> [String: String]? {
        guard segments.count == pattern.count else { return nil }
        var found: [String: String] = [:]
        for (part, segment) in zip(pattern, segments) {
            if part.first == "{" {
                found[String(part.dropFirst().dropLast())] = segment
            } else if part != segment {
                return nil
            }
        }
        return found
    }
}
