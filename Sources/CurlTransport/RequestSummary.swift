import ConnectorKit

/// What a failure must know of its request.
struct RequestSummary: Sendable, Hashable {
    /// What was being done.
    let operation: OperationName
    /// Where it went, as `https://api.example.com`; never the path or the query.
    let origin: String
    /// Whether sending it twice does no harm.
    let isIdempotent: Bool
    /// How many decoded bytes of an answer were accepted.
    let responseBytesMax: Int
}
