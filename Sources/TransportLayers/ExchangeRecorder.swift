/// Where recorded exchanges go.
public protocol ExchangeRecorder: Sendable {
    /// Takes an exchange, secrets already struck out. A recorder that fails must not fail the call.
    func record(_ exchange: RecordedExchange)
}
