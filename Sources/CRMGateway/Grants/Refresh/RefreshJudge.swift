import ConnectorKit
import SQLStore

/// Puts what was read into the form of the decision, and decides.
struct RefreshJudge: Sendable {
    let origins: GrantOrigins
    let clock: any GatewayClock
    let timing: RefreshTiming

    /// What to do now.
    func decide(_ look: GrantLook, refusedGeneration: Int64?, isWatchedOut: Bool) -> RefreshDecision {
        let connector = origins.catalog[look.row.crm]
        let credentials = look.opened.credentials
        return RefreshDecision.decide(
            RefreshSituation(
                state: look.row.state, life: life(of: look, refusedGeneration: refusedGeneration),
                canRefresh: connector.map { origins.canRefresh(credentials, with: $0) } ?? false,
                behaviour: behaviour(of: look.row),
                attempts: look.attempts.map {
                    RefreshSituation.Attempt(id: $0.id, state: $0.state, isReplay: $0.replayOf != nil)
                },
                isWatchedOut: isWatchedOut,
                isCooling: look.row.coolUntil.map { $0 > look.storeNow } ?? false,
                isRefusedAgain: earlyRefusal(of: look, refusedGeneration: refusedGeneration).isRepeated,
                isSuspect: look.isSuspect))
    }

    /// What a refresh does to the refresh token: the stricter of what was seen and what the vendor says.
    func behaviour(of row: GrantRow) -> RefreshBehaviour {
        row.refreshBehaviour ?? origins.catalog[row.crm]?.descriptor.refresh ?? .singleUse
    }

    /// How soon the CRM refused the token.
    func earlyRefusal(of look: GrantLook, refusedGeneration: Int64?) -> EarlyRefusal {
        EarlyRefusal(
            of: look.row, refusedGeneration: refusedGeneration, now: clock.milliseconds, storeNow: look.storeNow,
            timing: timing)
    }

    /// How far the token's life has gone.
    func life(of look: GrantLook, refusedGeneration: Int64?) -> TokenLife {
        TokenLife(
            of: look.row, refusedGeneration: refusedGeneration, now: clock.milliseconds,
            dueAtPercent: timing.dueAtPercent)
    }
}
