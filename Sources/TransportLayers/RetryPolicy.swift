/// How often and how patiently a call is repeated.
public struct RetryPolicy: Sendable, Hashable {
    /// How many attempts a call gets, the first included: 4.
    public var attemptsMax: Int
    /// The pause before the second attempt where the vendor named none: 200 ms, then doubled each time.
    public var pauseMin: Duration
    /// The longest pause that a call is held for: 10 s. A longer one is the caller's to plan.
    public var pauseMax: Duration

    /// Sets a policy.
    public init(
        attemptsMax: Int = 4, pauseMin: Duration = .milliseconds(200), pauseMax: Duration = .seconds(10)
    ) {
        self.attemptsMax = attemptsMax
        self.pauseMin = pauseMin
        self.pauseMax = pauseMax
    }

    /// Spreads a pause over its upper half, so that callers who failed together don't come back together.
    @Sendable public static func spread(_ pause: Duration) -> Duration {
        pause * Double.random(in: 0.5...1)
    }
}
