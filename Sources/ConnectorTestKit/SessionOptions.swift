public import TransportLayers

/// How a session's stack is set up.
public struct SessionOptions: Sendable {
    /// The mock's account.
    public var variant = SubjectVariant.usual
    /// The key; `nil` takes a live grant where the CRM has grants, else a static token.
    public var key: SessionKey?
    /// How often calls are repeated.
    public var policy = RetryPolicy()
    /// How long a whole call may take: 10 min, longer than ``ContractClock/jumpMax`` and so real.
    public var deadline: Duration = .seconds(600)
    /// How long the first byte of an answer may take, in real time: 20 s.
    public var firstByteTimeout: Duration = .seconds(20)
    /// How long a transfer may take in all, in real time: 60 s.
    public var totalTimeout: Duration = .seconds(60)
    /// The bytes per second below which a transfer counts as too slow: 64.
    public var lowSpeedBytesPerSecond = 64
    /// How long it may be too slow, in real time: 20 s.
    public var lowSpeedDuration: Duration = .seconds(20)
    /// The most bytes of any answer; the connector's own bounds when `nil`.
    public var responseBytesMax: Int?
    /// Whether a person waits.
    public var priority: CallPriority = .interactive

    /// The usual set-up.
    public init() {}

    /// The usual set-up, changed.
    public static func with(_ change: (inout SessionOptions) -> Void) -> SessionOptions {
        var options = SessionOptions()
        change(&options)
        return options
    }

    /// Each call gets one attempt, so that a case sees the first failure.
    public static var oneAttempt: SessionOptions { with { $0.policy = RetryPolicy(attemptsMax: 1) } }
}
