/// A request to a CRM.
///
/// A connector makes it without an origin and without credentials; the authorizer adds both.
public struct HTTPRequest: Sendable, Hashable {
    /// What it does: the label of logs, metrics, recordings and rate buckets.
    public var operation: OperationName
    /// The verb.
    public var method: HTTPMethod
    /// Where it goes; `nil` until an authorizer has placed it.
    public var origin: Origin?
    /// The path, percent-encoded, beginning with `/`.
    public var path: String
    /// The query, not yet encoded.
    public var query: [QueryItem]
    /// The header fields.
    public var headers: HTTPHeaders
    /// The body, where there is one.
    public var body: HTTPBody?
    /// Whether sending it twice does no harm. A lost answer is then a reason to send again, else `.outcome_unknown`.
    public var isIdempotent: Bool
    /// Whether it must travel on a connection of its own (token requests: T-14).
    public var needsFreshConnection: Bool
    /// How many decoded bytes of an answer are accepted.
    public var responseBytesMax: Int
    /// What it costs in the vendor's unit of its limits (calls, or tokens where the vendor counts so).
    public var cost: CallCost
    /// Secrets that the body carries, so that whatever prints it can strike them out.
    public var secrets: [Secret]
    /// The fields of a JSON answer that may be shown; `nil` for all. Token answers show only those named here.
    public var showableFields: Set<String>?
    /// Statuses besides 2xx with which the vendor answers what was asked, where the connector finds no failure: a batch
    /// of which no record was taken, told record by record.
    public var answerStatuses: Set<Int>

    /// The default for ``responseBytesMax``: 16 MiB.
    public static let responseBytesMaxDefault = 16 * 1024 * 1024

    /// Makes a request.
    public init(
        operation: OperationName, method: HTTPMethod, origin: Origin? = nil, path: String, query: [QueryItem] = [],
        headers: HTTPHeaders = [:], body: HTTPBody? = nil, isIdempotent: Bool? = nil,
        needsFreshConnection: Bool = false, responseBytesMax: Int = HTTPRequest.responseBytesMaxDefault,
        cost: CallCost = 1, secrets: [Secret] = [], showableFields: Set<String>? = nil,
        answerStatuses: Set<Int> = []
    ) {
        self.operation = operation
        self.method = method
        self.origin = origin
        self.path = path
        self.query = query
        self.headers = headers
        self.body = body
        self.isIdempotent = isIdempotent ?? (method == .get || method == .delete)
        self.needsFreshConnection = needsFreshConnection
        self.responseBytesMax = responseBytesMax
        self.cost = cost
        self.secrets = secrets
        self.showableFields = showableFields
        self.answerStatuses = answerStatuses
    }

    /// Path and query as they go on the wire.
    public var target: String {
        guard !query.isEmpty else { return path }
        let text = query.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }
        return path + "?" + text.joined(separator: "&")
    }
}

extension HTTPRequest: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Operation, verb, origin and path; never the query, the headers or the body, which may hold secrets (T-11).
    public var description: String {
        "\(operation) \(method.rawValue) \(origin.map(\.description) ?? "")\(path)"
    }
    /// The same.
    public var debugDescription: String { description }
    /// Nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
