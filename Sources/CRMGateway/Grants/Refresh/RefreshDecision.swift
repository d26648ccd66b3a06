import ConnectorKit
import SQLStore

/// What to do about a grant's tokens: one pure function over everything that may be so (`docs/durable-steps.md` F-A1 to F-A11).
enum RefreshDecision: Hashable, Sendable {
    /// Use the token that is stored.
    case use
    /// Write an attempt down, as a repetition of that one where named, then send the refresh token.
    case send(replayOf: String?)
    /// An attempt of somebody else may be under way: look again a little later.
    case watch
    /// That attempt's answer is lost: write so down, then decide again.
    case settle(String)
    /// The vendor asked to be left alone: not before.
    case wait
    /// The CRM refuses whatever it issues: write down that it is left alone for a while.
    case pause
    /// Nothing is left to try: write down that somebody must reconnect.
    case reconnect(ReconnectReason)
    /// Its single-use refresh token may be spent already, for the store was restored: it isn't sent (SEC-8).
    case suspect
    /// The grant's state forbids its use.
    case refuse(GrantState)

    /// Decides.
    static func decide(_ now: RefreshSituation) -> RefreshDecision {
        switch now.state {
        case .revoked, .quarantined, .orphaned: return .refuse(now.state)
        case .reconnectNeeded: return now.life != .over && now.canRefresh ? .use : .refuse(.reconnectNeeded)
        case .live: break
        }
        switch now.life {
        case .fresh: return .use
        case .due: return whileItLives(now)
        case .over: return now.canRefresh ? onceItIsOver(now) : .reconnect(.tokenRefused)
        }
    }

    /// Ahead of expiry: at no risk, and only where nobody else is at it.
    private static func whileItLives(_ now: RefreshSituation) -> RefreshDecision {
        guard now.canRefresh, !now.isCooling, !now.holdsSuspectToken else { return .use }
        guard !now.attempts.contains(where: { $0.state == .open }) else { return .use }
        let lost = now.attempts.last { $0.state == .unknown }
        if lost != nil, now.behaviour == .singleUse { return .use }
        return .send(replayOf: lost?.id)
    }

    private static func onceItIsOver(_ now: RefreshSituation) -> RefreshDecision {
        if now.holdsSuspectToken { return .suspect }
        if let open = now.attempts.last(where: { $0.state == .open }) {
            return now.behaviour == .singleUse && !now.isWatchedOut ? .watch : .settle(open.id)
        }
        if now.isCooling { return .wait }
        if now.isRefusedAgain { return .pause }
        guard let lost = now.attempts.last(where: { $0.state == .unknown }) else { return .send(replayOf: nil) }
        guard now.behaviour == .singleUse else { return .send(replayOf: lost.id) }
        return replay(of: lost, in: now)
    }

    /// A single-use token whose answer was lost is sent once more, and never again (I-03).
    private static func replay(
        of lost: RefreshSituation.Attempt, in now: RefreshSituation
    ) -> RefreshDecision {
        let replays = now.attempts.filter(\.isReplay)
        if replays.contains(where: { $0.state == .unknown || $0.state == .refused }) {
            return .reconnect(.outcomeUnknown)
        }
        // A replay that never left, or that the vendor put off, wasn't spent: the next one repeats it in turn.
        return .send(replayOf: replays.last?.id ?? lost.id)
    }
}
