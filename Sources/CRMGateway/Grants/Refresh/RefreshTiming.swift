/// The bounds of refreshing tokens.
struct RefreshTiming: Sendable {
    /// A refresh is due when this share of the access token's lifetime, in percent, is over.
    var dueAtPercent: Int64 = 75
    /// How long a token request may take.
    var requestDeadline: Duration = .seconds(30)
    /// How much longer than a request's deadline an open attempt of somebody else is watched (F-A4).
    var watchMargin: Duration = .seconds(5)
    /// How often an attempt of somebody else is looked at again.
    var watchPause: Duration = .milliseconds(500)
    /// The first and the longest pause while another holder has the lease (L-1).
    var leasePauseMin: Duration = .milliseconds(50)
    var leasePauseMax: Duration = .milliseconds(500)
    /// How long somebody waits for another holder before giving up.
    var patience: Duration = .seconds(90)
    /// How many requests one wait for a token may send, where a repetition does no harm.
    var attemptsMax = 3
    /// The pause before the next request after one that failed; doubled each time.
    var attemptPause: Duration = .seconds(1)
    /// How long nothing is tried while the token still lives, after an attempt that failed.
    var duePause: Duration = .seconds(30)
    /// How long the vendor is left alone where it said "busy" without saying for how long (F-A10).
    var busyPause: Duration = .seconds(60)
    /// The longest that a vendor's wish to be left alone is heeded: Zoho's window is 10 minutes.
    var busyPauseMax: Duration = .seconds(900)
    /// A token that is refused this soon after it was issued won't be mended by another one.
    var earlyRefusalMax: Duration = .seconds(5)
    /// How long no refresh is tried where the CRM refuses each token as soon as it has issued it.
    var earlyRefusalPause: Duration = .seconds(60)
    /// Up to this long, a wish to be left alone is waited for; a longer one is told to the caller.
    var coolPatience: Duration = .seconds(5)
    /// How often, and after which pauses, a commit is tried before callers are told; afterwards it goes on behind them.
    var commitAttemptsMax = 4
    var commitPauseMin: Duration = .milliseconds(100)
    var commitPauseMax: Duration = .seconds(5)

    /// How long an open attempt of somebody else is watched before it counts as lost.
    var watchTime: Duration { requestDeadline + watchMargin }
}

extension RefreshTiming {
    /// How long the vendor is left alone after a failure.
    func pause(after verdict: RefreshVerdict) -> Duration {
        if case .busy(let after) = verdict, let after { return min(max(after, .seconds(1)), busyPauseMax) }
        return busyPause
    }

    /// Spreads a pause over its upper half, so that those who wait don't come back together.
    static func spread(_ pause: Duration) -> Duration {
        pause * Double.random(in: 0.5...1)
    }
}
