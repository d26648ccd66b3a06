import ConnectorKit

/// The rule that keeps a request which isn't safe to repeat from being repeated, whoever made the error.
enum OutcomeRule {
    /// The error, turned to `.outcome_unknown` where the request may have been acted upon and isn't safe to repeat.
    ///
    /// A kind that says the outcome (`.invalid`, `.conflict`, …) is believed; so is one whose `retry` is `.never`.
    static func judged(_ error: ConnectorError, of request: HTTPRequest) -> ConnectorError {
        guard !request.isIdempotent, isOpen(error) else { return error }
        return ConnectorError(
            .outcomeUnknown, operation: error.operation, message: error.message, vendor: error.vendor,
            fields: error.fields, missingScopes: error.missingScopes, transfer: error.transfer)
    }

    private static func isOpen(_ error: ConnectorError) -> Bool {
        if let transfer = error.transfer, transfer.progress != .notConnected {
            return [.timedOut, .unavailable, .unreachable, .malformed].contains(error.kind)
        }
        guard let status = error.vendor?.status, StatusTable.leavesOutcomeOpen(status) else { return false }
        return [.timedOut, .unavailable].contains(error.kind)
    }
}
