public import Foundation

/// One request that a mock got, and what became of it.
public struct JournalEntry: Sendable, Equatable {
    /// 1 for the first request since the start or the last reset.
    public let sequence: Int
    /// The mock's instant of the request.
    public let at: Date
    /// The method, in capitals.
    public let method: String
    /// The path as it was sent; a token in it is replaced by `<redacted>`.
    public let path: String
    /// The decoded query; values of tokens, codes and secrets are replaced by `<redacted>`.
    public let query: [QueryItem]
    /// The operation, such as `hubspot.owners.list`; `nil` for a path that is none.
    public let operation: String?
    /// The status answered; `nil` when the answer was never sent.
    public let status: Int?
    /// Whether the operation is one that changes something in the CRM when it succeeds.
    public let isWrite: Bool
    /// Whom the request acted as, in words without secrets; `nil` for nobody.
    public let actor: String?
    /// The name of the fault that was shown, if any.
    public let fault: String?

    /// The entry as one JSON object.
    public var json: JSON {
        [
            "sequence": .integer(sequence),
            "at": .string(at.formatted(.iso8601WithMilliseconds)),
            "method": .string(method),
            "path": .string(path),
            "query": .array(query.map { [.string($0.name), .string($0.value)] }),
            "operation": .optional(operation),
            "status": status.map { .integer($0) } ?? .null,
            "is_write": .bool(isWrite),
            "actor": .optional(actor),
            "fault": .optional(fault),
        ]
    }
}
