/// The times of leases; the rules that they serve are L-1 to L-3.
struct LeaseTimes: Sendable {
    /// How long a lease is held without a heartbeat.
    var timeToLive: Duration = .seconds(20)
    /// How often it is renewed.
    var heartbeat: Duration = .seconds(5)
    /// How much of it must be left for an external call to begin.
    var callMarginMin: Duration = .seconds(5)
    /// The shortest pause between two attempts to take it.
    var pauseMin: Duration = .milliseconds(50)
    /// The longest.
    var pauseMax: Duration = .milliseconds(500)

    /// The time to live in milliseconds, as the store counts.
    var timeToLiveMilliseconds: Int64 { Int64(timeToLive / .milliseconds(1)) }

    /// The pause before the next attempt: drawn from a range that doubles up to the longest pause.
    func pause(afterAttempt attempt: Int, using generator: inout some RandomNumberGenerator) -> Duration {
        let shortest = Int(pauseMin / .milliseconds(1))
        let longest = min(Int(pauseMax / .milliseconds(1)), shortest << min(attempt, 16))
        return .milliseconds(Int.random(in: shortest...max(shortest, longest), using: &generator))
    }
}
