import SQLStore
import Synchronization
import Workspace

/// A lease that was taken: the right to act on one thing, until another takes it over.
///
/// It renews itself while it is kept. A lease that is dropped without `release()` runs out by itself.
final class Lease: Sendable {
    /// What it is on.
    let kind: LeaseKind
    /// Which one.
    let key: String
    /// Whose.
    let organization: OrganizationID
    /// The number of this holder; higher than every earlier one's.
    let fence: Int64

    private let holder: String
    private let driver: any SQLDriver
    private let clock: any GatewayClock
    private let times: LeaseTimes
    private let state: Mutex<State>

    private struct State {
        /// When, by our stopwatch, the last act was sent that the store confirmed (L-2).
        var confirmed: Duration
        var isLost = false
        var isReleased = false
        var heartbeats: Task<Void, Never>?
        var whenLost: [@Sendable () -> Void] = []
    }

    init(
        _ claim: LeaseClaim, fence: Int64, sent: Duration, driver: any SQLDriver, clock: any GatewayClock,
        times: LeaseTimes
    ) {
        kind = claim.kind
        key = claim.key
        organization = claim.organization
        holder = claim.holder
        self.fence = fence
        self.driver = driver
        self.clock = clock
        self.times = times
        state = Mutex(State(confirmed: sent))
    }

    deinit {
        state.withLock { $0.heartbeats }?.cancel()
    }

    /// Whether another has taken over; never undone.
    var isLost: Bool { state.withLock { $0.isLost } }

    /// Whether enough of the lease is left to begin a request to a CRM (L-2). By our own stopwatch, which counts
    /// suspension; while the store can't be reached, it turns `false` by itself.
    var isSafeToBeginExternalCall: Bool {
        state.withLock { state in
            !state.isLost && !state.isReleased
                && clock.elapsed - state.confirmed <= times.timeToLive - times.callMarginMin
        }
    }

    /// Writes in one transaction that begins by renewing the lease, and so locks its row (L-4, L-5).
    ///
    /// - Throws: `GatewayError` `superseded` when another has taken over: nothing was written. What the body throws.
    @discardableResult
    func guardedWrite<Result: Sendable>(
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        guard state.withLock({ !$0.isLost && !$0.isReleased }) else { throw GatewayError.superseded(kind) }
        let sent = clock.elapsed
        let guardRow = guardRow
        let written = try await driver.write { transaction -> Result? in
            guard try guardRow(transaction) else { return nil }
            return try body(transaction)
        }
        guard let written else {
            lose()
            throw GatewayError.superseded(kind)
        }
        confirm(sent)
        return written
    }

    /// Renews it inside a transaction that an outer lease guards (L-9).
    ///
    /// - Throws: `GatewayError` `superseded` when another has taken over; nothing of the transaction is written then.
    func hold(in transaction: any SQLTransaction) throws {
        guard state.withLock({ !$0.isLost && !$0.isReleased }) else { throw GatewayError.superseded(kind) }
        guard try guardRow(transaction) else {
            lose()
            throw GatewayError.superseded(kind)
        }
    }

    /// Renews it once.
    ///
    /// - Returns: whether it is still held.
    /// - Throws: `StoreError`; whether it is held isn't known then.
    @discardableResult
    func renew() async throws -> Bool {
        let sent = clock.elapsed
        let guardRow = guardRow
        guard try await driver.write({ try guardRow($0) }) else {
            lose()
            return false
        }
        confirm(sent)
        return true
    }

    /// Gives it back, so that the next holder needn't wait; a lost one is left alone (L-6).
    ///
    /// It doesn't fail: where the store can't be reached, the lease runs out by itself.
    func release() async {
        let (isOurs, heartbeats) = state.withLock { state in
            defer { state.isReleased = true }
            return (!state.isReleased && !state.isLost, state.heartbeats)
        }
        guard isOurs else { return }
        // A heartbeat under way could otherwise set the deadline after us.
        heartbeats?.cancel()
        await heartbeats?.value
        try? await driver.write { [self] transaction in
            _ = try repository(transaction).release(holder: holder, fence: fence)
        }
    }

    /// Has something done once, when the lease is lost; at once, if it is already.
    func whenLost(_ act: @escaping @Sendable () -> Void) {
        let isLost = state.withLock { state in
            if !state.isLost { state.whenLost.append(act) }
            return state.isLost
        }
        if isLost { act() }
    }

    /// Begins to renew it in time.
    func startHeartbeats() {
        let (clock, pause) = (clock, times.heartbeat)
        let task = Task { [weak self] in
            while !Task.isCancelled {
                do { try await clock.sleep(for: pause) } catch { return }
                guard let lease = self, !lease.isLost else { return }
                // The store may be back in time; if another has taken over by then, the next answer says so (L-3).
                _ = try? await lease.renew()
            }
        }
        state.withLock { $0.heartbeats = task }
    }

    private var guardRow: @Sendable (any SQLTransaction) throws -> Bool {
        let (organization, kind, key, holder, fence) = (organization, kind, key, holder, fence)
        let milliseconds = times.timeToLiveMilliseconds
        return { transaction in
            try LeaseRepository(organization: organization, kind: kind, key: key, transaction: transaction)
                .hold(holder: holder, fence: fence, forMilliseconds: milliseconds)
        }
    }

    private func repository(_ transaction: any SQLTransaction) -> LeaseRepository {
        LeaseRepository(organization: organization, kind: kind, key: key, transaction: transaction)
    }

    private func confirm(_ sent: Duration) {
        state.withLock { $0.confirmed = max($0.confirmed, sent) }
    }

    private func lose() {
        let acts = state.withLock { state in
            defer { state.whenLost = [] }
            state.isLost = true
            state.heartbeats?.cancel()
            return state.whenLost
        }
        for act in acts { act() }
    }
}
