/// What went wrong between the gateway and a CRM.
public struct ConnectorError: Error, Sendable {
    /// What happened.
    public var kind: ConnectorErrorKind
    /// What to do.
    public var retry: RetryAdvice
    /// What was being done.
    public var operation: OperationName
    /// A sentence for people: no token, no address query, no record.
    public var message: String
    /// What the vendor said, where it said something.
    public var vendor: VendorFailure?
    /// The properties at fault, where the vendor named them.
    public var fields: [FieldFailure]
    /// Scopes that the vendor said are missing, any one of them.
    public var missingScopes: [Scope]
    /// What was known of the transfer, where the transport failed.
    public var transfer: TransferFacts?

    /// Describes a failure; `retry` follows from the kind unless given.
    public init(
        _ kind: ConnectorErrorKind, operation: OperationName, message: String, retry: RetryAdvice? = nil,
        vendor: VendorFailure? = nil, fields: [FieldFailure] = [], missingScopes: [Scope] = [],
        transfer: TransferFacts? = nil
    ) {
        self.kind = kind
        self.retry = retry ?? ConnectorError.usualRetry(of: kind)
        self.operation = operation
        self.message = message
        self.vendor = vendor
        self.fields = fields
        self.missingScopes = missingScopes
        self.transfer = transfer
    }

    /// The same failure, after as many attempts as allowed.
    public func exhausted() -> ConnectorError {
        var copy = self
        copy.retry = .exhausted
        return copy
    }

    /// Whether asking again may help.
    public var isRetryable: Bool {
        retry != .never
    }

    private static func usualRetry(of kind: ConnectorErrorKind) -> RetryAdvice {
        switch kind {
        case .rateLimited, .quotaExhausted, .unreachable, .unavailable, .timedOut: .later(after: nil)
        default: .never
        }
    }
}

extension ConnectorError: CustomStringConvertible {
    /// One line, safe for any log or page.
    public var description: String {
        var text = "\(operation): \(message) [\(kind)"
        if let vendor {
            text += ", status \(vendor.status)"
            if let code = vendor.code { text += " \(code)" }
            if let id = vendor.requestID { text += ", request \(id)" }
        }
        return text + "]"
    }
}
