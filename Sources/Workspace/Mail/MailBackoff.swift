/// When a mail that wasn't sent is tried again: pauses that double, up to a bound, with some chance in them, so that many mails
/// don't come back at the same instant.
public enum MailBackoff {
    /// Attempts in all.
    public static let attemptsMax = 10
    /// The pause after the first attempt.
    public static let pauseMin: Duration = .seconds(60)
    /// The longest pause, before chance.
    public static let pauseMax: Duration = .seconds(6 * 3_600)
    /// How much chance adds or takes away at most, as a share of the pause.
    public static let chanceMax = 0.2

    /// The pause before the next attempt.
    ///
    /// - Parameters:
    ///   - attempts: how often it was tried, at least 1.
    ///   - chance: 0 to 1, from an injected source.
    /// - Returns: `nil` when it was tried often enough.
    public static func pause(afterAttempts attempts: Int, chance: Double) -> Duration? {
        guard attempts < attemptsMax else { return nil }
        let doublings = min(max(attempts, 1) - 1, 16)
        let pause = min(pauseMin * (1 << doublings), pauseMax)
        return pause * (1 - chanceMax + 2 * chanceMax * min(max(chance, 0), 1))
    }
}
