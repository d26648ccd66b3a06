import SQLStore
import Workspace

/// Takes leases: the right to act on a run, an account, a record, a grant or a mail, one holder at a time over all
/// processes. What a holder writes is guarded by `Lease.guardedWrite`; safety doesn't rest on clocks.
struct LeaseKeeper: Sendable {
    /// The kinds that this task holds through `withLease`, outermost first.
    @TaskLocal static var held: [LeaseKind] = []

    let driver: any SQLDriver
    let clock: any GatewayClock
    let identity: ProcessIdentity
    let times: LeaseTimes

    init(
        driver: any SQLDriver, clock: any GatewayClock, identity: ProcessIdentity = .current(),
        times: LeaseTimes = LeaseTimes()
    ) {
        self.driver = driver
        self.clock = clock
        self.identity = identity
        self.times = times
    }

    /// Tries once.
    ///
    /// - Returns: the lease, or `nil` while another holds it: look at the thing itself again before the next attempt,
    ///   it may be done by then.
    /// - Throws: `StoreError`; `GatewayError` `lease_order`.
    func attempt(_ kind: LeaseKind, key: String, organization: OrganizationID) async throws -> Lease? {
        if let last = Self.held.last, last.rank >= kind.rank { throw GatewayError.leaseOrder(kind, held: last) }
        let claim = LeaseClaim(kind, key: key, organization: organization)
        // Before it is sent: the store counts from a later moment, so our own count ends first (L-2).
        let sent = clock.elapsed
        let (identity, milliseconds) = (identity, times.timeToLiveMilliseconds)
        let fence = try await driver.write { try claim.take(as: identity, forMilliseconds: milliseconds, in: $0) }
        guard let fence else { return nil }
        let lease = Lease(claim, fence: fence, sent: sent, driver: driver, clock: clock, times: times)
        lease.startHeartbeats()
        return lease
    }

    /// Takes a lease, waiting while another holds it. Read the thing again afterwards: who held it may have changed it.
    ///
    /// - Parameter limit: how long to wait; `.zero` tries once.
    /// - Throws: `GatewayError` `lease_held` after that time; `CancellationError`; `StoreError`.
    func acquire(
        _ kind: LeaseKind, key: String, organization: OrganizationID, waitingUpTo limit: Duration
    ) async throws -> Lease {
        let start = clock.elapsed
        var random = SystemRandomNumberGenerator()
        var attempt = 0
        while true {
            if let lease = try await self.attempt(kind, key: key, organization: organization) { return lease }
            attempt += 1
            let left = limit - (clock.elapsed - start)
            guard left > .zero else { throw GatewayError.leaseHeld(kind, waited: limit) }
            try await clock.sleep(for: min(left, times.pause(afterAttempt: attempt, using: &random)))
        }
    }

    /// Acts under a lease, and gives it back. When it is lost, the act is cancelled.
    ///
    /// - Throws: `GatewayError` `superseded` when it was lost before the act was done; what the act throws otherwise.
    @discardableResult
    func withLease<Result: Sendable>(
        _ kind: LeaseKind, key: String, organization: OrganizationID, waitingUpTo limit: Duration,
        _ act: @escaping @Sendable (Lease) async throws -> Result
    ) async throws -> Result {
        let lease = try await acquire(kind, key: key, organization: organization, waitingUpTo: limit)
        let work = Self.$held.withValue(Self.held + [kind]) { Task { try await act(lease) } }
        lease.whenLost { work.cancel() }
        let outcome = await withTaskCancellationHandler {
            await work.result
        } onCancel: {
            work.cancel()
        }
        await lease.release()
        if case .failure = outcome, lease.isLost { throw GatewayError.superseded(kind) }
        return try outcome.get()
    }
}
