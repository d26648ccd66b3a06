import ConnectorKit
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
    private var flights: [GrantAddress: Task<OpenedGrant, any Error>] = [:]
    /// No refresh ahead of expiry before that moment of our stopwatch, after one that failed.
    private var pausedUntil: [GrantAddress: Duration] = [:]

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
                guard isDue else { throw error }
                pausedUntil[address] = clock.elapsed + timing.duePause
                return look.opened
            }
        }
        throw GrantTrouble.busy(try await store.look(at: address).row)
    }

    /// How many grants' newest tokens are in memory alone (F-A6).
    func heldCount() async -> Int { await committer.heldCount }

    /// Waits for refreshes under way and for what isn't stored yet: before a graceful stop.
    func drain() async {
        while let flight = flights.values.first { _ = await flight.result }
        await committer.drain()
    }

    /// Ahead of expiry only one caller waits for a refresh; the others go on with the token that lives.
    private func mayRefreshAhead(_ address: GrantAddress) -> Bool {
        flights[address] == nil && (pausedUntil[address].map { $0 <= clock.elapsed } ?? true)
    }

    private func share(_ address: GrantAddress, _ refusedGeneration: Int64?) async throws -> OpenedGrant {
        if let flight = flights[address] { return try await flight.value }
        let flight = makeFlight(address, refusedGeneration)
        // Detached: whoever asked first may be cancelled, or carry values of their own call; the others wait too.
        let task = Task.detached { try await flight.run() }
        flights[address] = task
        defer { flights[address] = nil }
        return try await task.value
    }
}
