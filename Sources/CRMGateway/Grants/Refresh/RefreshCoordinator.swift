import ConnectorKit
import Foundation
import Logging
import SQLStore

/// Hands out a grant's credentials, refreshed where that is due: one refresh at a time for each grant, in this process
/// by sharing a flight, over all processes by a lease and the journal (SYNC-12).
actor RefreshCoordinator {
    /// How often a caller looks again after a flight before giving up.
    static let looksMax = 4

    private let store: RefreshStore
    private let judge: RefreshJudge
    private let committer: AnswerCommitter
    private let clock: any GatewayClock
    private let timing: RefreshTiming
    private let makeFlight: @Sendable (GrantAddress, Int64?) -> RefreshFlight
    private typealias Waiter = CheckedContinuation<OpenedGrant, any Error>
    private var flights: [GrantAddress: Task<Void, Never>] = [:]
    private var waiters: [GrantAddress: [UUID: Waiter]] = [:]
    /// No refresh ahead of expiry before that moment of our stopwatch, after one that failed.
    private var pausedUntil: [GrantAddress: Duration] = [:]
    /// No check of the account before that moment, after one that didn't end its doubt.
    private var uncheckedUntil: [GrantAddress: Duration] = [:]

    init(
        store: RefreshStore, judge: RefreshJudge, committer: AnswerCommitter, clock: any GatewayClock,
        timing: RefreshTiming, makeFlight: @escaping @Sendable (GrantAddress, Int64?) -> RefreshFlight
    ) {
        self.store = store
        self.judge = judge
        self.committer = committer
        self.clock = clock
        self.timing = timing
        self.makeFlight = makeFlight
    }

    /// Credentials that may be used now.
    ///
    /// - Parameter refusedGeneration: the generation whose access token the CRM just refused.
    /// - Throws: `GrantTrouble`; `GatewayError`, `VaultError`, `StoreError`.
    func opened(_ address: GrantAddress, refusedGeneration: Int64? = nil) async throws -> OpenedGrant {
        for _ in 0..<Self.looksMax {
            let look = try await store.look(at: address)
            switch judge.decide(look, refusedGeneration: refusedGeneration, isWatchedOut: false) {
            case .use: return look.opened
            case .suspect: throw GrantTrouble.suspect(look.row)
            case .refuse(.quarantined):
                let opened = try await checked(look.row, at: address)
                if opened.row.generation > refusedGeneration ?? 0 { return opened }
                continue
            case .refuse: throw GrantTrouble.refused(try await store.notice(of: look.row, at: address))
            default: break
            }
            let isDue = judge.life(of: look, refusedGeneration: refusedGeneration) == .due
            if isDue, !mayRefreshAhead(address) { return look.opened }
            if await committer.holds(address) { throw GrantTrouble.notStored(look.row) }
            do {
                let opened = try await share(address, refusedGeneration)
                if isDue || opened.row.generation > look.row.generation { return opened }
            } catch {
                guard isDue, !(error is CancellationError) else { throw error }
                pausedUntil[address] = clock.elapsed + timing.duePause
                return look.opened
            }
        }
        throw GrantTrouble.busy(try await store.look(at: address).row)
    }

    /// Has the account of a grant in quarantine checked, by one flight for all who ask, and not again at once (F-A11).
    private func checked(_ row: GrantRow, at address: GrantAddress) async throws -> OpenedGrant {
        if flights[address] == nil, let pause = uncheckedUntil[address], pause > clock.elapsed {
            throw GrantTrouble.refused(try await store.notice(of: row, at: address))
        }
        return try await share(address, nil)
    }

    /// How many grants' newest tokens are in memory alone (F-A6).
    func heldCount() async -> Int { await committer.heldCount }

    /// Waits for refreshes under way and for what isn't stored yet: before a graceful stop.
    func drain() async {
        while let flight = flights.values.first { await flight.value }
        await committer.drain()
    }

    /// Ahead of expiry only one caller waits for a refresh; the others go on with the token that lives.
    private func mayRefreshAhead(_ address: GrantAddress) -> Bool {
        flights[address] == nil && (pausedUntil[address].map { $0 <= clock.elapsed } ?? true)
    }

    /// Waits for the grant's flight, which is begun where there is none. A caller who is cancelled stops waiting; the
    /// flight goes on for the others.
    private func share(_ address: GrantAddress, _ refusedGeneration: Int64?) async throws -> OpenedGrant {
        try Task.checkCancellation()
        let id = UUID()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (waiter: Waiter) in
                waiters[address, default: [:]][id] = waiter
                if flights[address] == nil { flights[address] = start(address, refusedGeneration) }
            }
        } onCancel: {
            Task { await self.stopWaiting(id, for: address) }
        }
    }

    private func start(_ address: GrantAddress, _ refusedGeneration: Int64?) -> Task<Void, Never> {
        let flight = makeFlight(address, refusedGeneration)
        // Detached: whoever asked first may carry values of their own call; the others wait too.
        return Task.detached {
            let result: Result<OpenedGrant, any Error>
            do { result = .success(try await flight.run()) } catch { result = .failure(error) }
            await self.land(address, result)
        }
    }

    private func land(_ address: GrantAddress, _ result: Result<OpenedGrant, any Error>) {
        flights[address] = nil
        uncheckedUntil[address] = result.isInDoubt ? clock.elapsed + timing.duePause : nil
        for waiter in (waiters.removeValue(forKey: address) ?? [:]).values { waiter.resume(with: result) }
    }

    private func stopWaiting(_ id: UUID, for address: GrantAddress) {
        waiters[address]?.removeValue(forKey: id)?.resume(throwing: CancellationError())
    }
}

extension Result<OpenedGrant, any Error> {
    /// Whether the grant is in quarantine after its flight.
    fileprivate var isInDoubt: Bool {
        guard case .failure(GrantTrouble.refused(let notice)) = self else { return false }
        return notice.state == GrantState.quarantined.rawValue
    }
}
