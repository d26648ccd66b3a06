import ConnectorKit

extension ConnectorError {
    /// Whether the failure is known to have come before a byte of the request was sent.
    var provesNothingWasSent: Bool {
        if let transfer { return transfer.progress == .notConnected }
        return kind == .unreachable || kind == .tlsRefused
    }
}
