import ConnectorKit
import Logging
import SQLStore
import Workspace

/// One refresh of one grant, from the lease to the commit, and the check of its account after it. Callers of a process share it; it isn't theirs to cancel.
struct RefreshFlight: Sendable {
    /// How an attempt ended.
    private enum Ending {
        case stored
        case failed(RefreshVerdict, ConnectorError)
    }

    let address: GrantAddress
    /// The generation whose access token the CRM refused, where that is why.
    let refusedGeneration: Int64?
    let judge: RefreshJudge
    let store: RefreshStore
    let leases: LeaseKeeper
    let endpoint: TokenEndpoint
    let pin: AccountCheck
    let committer: AnswerCommitter
    let clock: any GatewayClock
    let timing: RefreshTiming
    let ids: IDGenerator

    /// Waits for the lease, looking at the grant meanwhile; refreshes it, or checks its account where that is in doubt.
    func run() async throws -> OpenedGrant {
        let start = clock.elapsed
        var pause = timing.leasePauseMin
        while true {
            let key = address.grant.rawValue
            if let lease = try await leases.attempt(.grant, key: key, organization: address.organization) {
                do {
                    let opened = try await refresh(under: lease)
                    await lease.release()
                    return opened
                } catch let error as GatewayError where error.code == Self.supersededCode {
                    // Another has taken over; what they do is seen below.
                } catch {
                    await lease.release()
                    throw error
                }
            }
            let look = try await store.look(at: address)
            switch judge.decide(look, refusedGeneration: refusedGeneration, isWatchedOut: false) {
            case .use: return look.opened
            case .suspect: throw GrantTrouble.suspect(look.row)
            case .refuse(.quarantined): break
            case .refuse: throw try await refusal(of: look)
            default:
                if judge.life(of: look, refusedGeneration: refusedGeneration) == .due { return look.opened }
            }
            guard clock.elapsed - start < timing.patience else { throw GrantTrouble.busy(look.row) }
            try await clock.sleep(for: RefreshTiming.spread(pause))
            pause = min(pause * 2, timing.leasePauseMax)
        }
    }

    private static let supersededCode = GatewayError.superseded(.grant).code

    private func refresh(under lease: Lease) async throws -> OpenedGrant {
        var watch: (attempt: String, since: Duration)?
        var failures = 0
        var hasChecked = false
        while true {
            let look = try await store.look(at: address)
            let isWatchedOut = watch.map {
                $0.attempt == look.openAttempt?.id && clock.elapsed - $0.since >= timing.watchTime
            }
            let decision = judge.decide(
                look, refusedGeneration: refusedGeneration, isWatchedOut: isWatchedOut ?? false)
            switch decision {
            case .use: return look.opened
            case .suspect: throw GrantTrouble.suspect(look.row)
            case .refuse(.quarantined) where !hasChecked:
                hasChecked = true
                try await pin.settleDoubt(at: address)
            case .refuse: throw try await refusal(of: look)
            case .wait: try await coolDown(look, &failures)
            case .pause:
                try await store.pause(look.row, for: timing.earlyRefusalPause, at: address, holding: lease)
            case .watch:
                if watch?.attempt != look.openAttempt?.id {
                    watch = look.openAttempt.map { ($0.id, clock.elapsed) }
                }
                try await clock.sleep(for: timing.watchPause)
            case .settle(let attempt):
                try await store.settle(attempt, at: address, holding: lease)
            case .reconnect(let reason):
                try await store.giveUp(look, reason, at: address, holding: lease)
            case .send(let replayOf):
                guard let opened = try await send(look, replayOf, lease, &failures) else { continue }
                return opened
            }
        }
    }

    /// One attempt, and what follows from it; `nil` to look again.
    private func send(
        _ look: GrantLook, _ replayOf: String?, _ lease: Lease, _ failures: inout Int
    ) async throws -> OpenedGrant? {
        switch try await attempt(look, replayOf, lease) {
        case .stored: return nil
        case .failed(.configuration, let error):
            if judge.life(of: look, refusedGeneration: refusedGeneration) == .due { return look.opened }
            throw GrantTrouble.configuration(look.row, error)
        case .failed(let verdict, let error):
            failures += 1
            guard verdict == .notSent || verdict == .unknown else { return nil }
            if judge.life(of: look, refusedGeneration: refusedGeneration) == .due { return look.opened }
            guard failures < timing.attemptsMax else { throw GrantTrouble.unanswered(look.row, error) }
            try await clock.sleep(for: RefreshTiming.spread(timing.attemptPause * (1 << (failures - 1))))
            return nil
        }
    }

    /// Waits where the vendor wants a moment's peace, and looks again; tells the caller where it wants more (F-A10).
    private func coolDown(_ look: GrantLook, _ failures: inout Int) async throws {
        let until = look.row.coolUntil ?? look.storeNow
        let pause = Duration.milliseconds(max(until - look.storeNow, 1))
        guard pause <= timing.coolPatience, failures < timing.attemptsMax else {
            throw GrantTrouble.cooling(look.row, until: until)
        }
        failures += 1
        try await clock.sleep(for: pause)
    }

    /// Journals, sends, and stores what came of it.
    private func attempt(_ look: GrantLook, _ replayOf: String?, _ lease: Lease) async throws -> Ending {
        let request: HTTPRequest
        do {
            request = try await endpoint.request(for: look.opened, of: address.organization)
        } catch let error as ConnectorError {
            return .failed(.configuration, error)
        }
        let attempt = ids.make(GrantID.self).rawValue
        let isFenced = judge.behaviour(of: look.row) == .singleUse
        try await store.open(
            attempt, on: look.row, replayOf: replayOf, isAudited: isFenced, at: address, holding: lease)
        if isFenced, let refusal = await store.fence(look.row, at: address) {
            try await note(.notSent, of: attempt, on: look, isReplay: replayOf != nil, lease)
            return .failed(.notSent, refusal)
        }
        guard lease.isSafeToBeginExternalCall else { throw GatewayError.superseded(.grant) }
        switch await endpoint.answer(to: request, for: look.opened) {
        case .success(let credentials):
            let answer = RefreshAnswer(
                address: address, attempt: attempt, generation: look.row.generation, credentials: credentials,
                previous: look.opened.credentials, doubt: endpoint.doubt(about: credentials, after: look.opened),
                isAfterEarlyRefusal: judge.earlyRefusal(of: look, refusedGeneration: refusedGeneration).marksNext)
            try await committer.commit(answer, of: look.row)
            return .stored
        case .failure(let error):
            let verdict = RefreshVerdict(error)
            try await note(verdict, of: attempt, on: look, isReplay: replayOf != nil, lease)
            return .failed(verdict, error)
        }
    }

    private func note(
        _ verdict: RefreshVerdict, of attempt: String, on look: GrantLook, isReplay: Bool, _ lease: Lease
    ) async throws {
        try await store.record(
            verdict, of: attempt, on: look, isReplay: isReplay,
            isOver: judge.life(of: look, refusedGeneration: refusedGeneration) == .over,
            pause: timing.pause(after: verdict), at: address, holding: lease)
    }

    private func refusal(of look: GrantLook) async throws -> GrantTrouble {
        .refused(try await store.notice(of: look.row, at: address))
    }
}
