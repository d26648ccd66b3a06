/// Which requests a fault meets; what is `nil` matches all.
public struct FaultMatch: Sendable, Equatable {
    /// The operation, such as `hubspot.owners.list`.
    public var operation: String?
    /// How the path begins, as it is sent.
    public var pathPrefix: String?
    /// The method, in capitals.
    public var method: String?
    /// The first matching request that is met: 1 is the next one.
    public var nth: Int

    /// Makes a match of what must hold together.
    public init(operation: String? = nil, pathPrefix: String? = nil, method: String? = nil, nth: Int = 1) {
        self.operation = operation
        self.pathPrefix = pathPrefix
        self.method = method
        self.nth = nth
    }

    /// Every request.
    public static var any: FaultMatch { FaultMatch() }
    /// The requests of an operation.
    public static func operation(_ name: String, nth: Int = 1) -> FaultMatch { FaultMatch(operation: name, nth: nth) }
    /// The requests whose path begins so.
    public static func path(_ prefix: String, nth: Int = 1) -> FaultMatch { FaultMatch(pathPrefix: prefix, nth: nth) }
    /// The nth request from now, whatever it is.
    public static func nth(_ count: Int) -> FaultMatch { FaultMatch(nth: count) }

    func fits(_ request: MockRequest, operation: String?) -> Bool {
        (self.operation == nil || self.operation == operation)
            && (pathPrefix.map { request.path.hasPrefix($0) } ?? true)
            && (method == nil || method == request.method)
    }
}
