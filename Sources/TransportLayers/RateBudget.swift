public import ConnectorKit
public import Foundation

/// The budget of one CRM account: whoever calls it, under whatever grant, asks here for a permit first (SYNC-14).
///
/// Interactive calls come before bulk ones and alone may use the reserve; parties of one priority take turns. What
/// answers say of the limits replaces what we assumed.
public actor RateBudget {
    /// How much of each limit is kept for interactive work: 10 %.
    public static let reserveShareDefault = 0.1
    /// How many calls may wait for one account: 10,000.
    public static let queueMax = 10_000

    /// The right to send one call; it is handed back when the call has ended.
    public struct Permit: Sendable, Hashable {
        let id: UInt64
        let operation: OperationName
        let places: [Int]
        let cost: CallCost
    }

    private typealias Waiter = CheckedContinuation<Result<Permit, ConnectorError>, Never>

    private let clock: any TransportClock
    private let queueMax: Int
    private var ledger: BudgetLedger
    private var queue = FairQueue()
    private var waiters: [UInt64: Waiter] = [:]
    private var open: Set<UInt64> = []
    private var lastID: UInt64 = 0
    private var alarm: (at: Duration, task: Task<Void, Never>)?
    private var record = BudgetUsageRecord()

    /// Makes the budget of an account.
    ///
    /// - Parameters:
    ///   - limits: the vendor's, from the connector's descriptor.
    ///   - timeZone: the account's, in which its day ends; UTC where it isn't known.
    ///   - reserveShare: how much of each limit is kept for interactive work, 0 to 1.
    ///   - restored: what was spent before a restart.
    public init(
        limits: [RateLimit], clock: any TransportClock, timeZone: TimeZone = .gmt,
        reserveShare: Double = RateBudget.reserveShareDefault, queueMax: Int = RateBudget.queueMax,
        restored: BudgetSnapshot = BudgetSnapshot()
    ) {
        self.clock = clock
        self.queueMax = queueMax
        let (now, date) = (clock.now, clock.wallClock)
        ledger = BudgetLedger(limits, reserveShare: reserveShare, timeZone: timeZone, now: now, date: date)
        ledger.restore(restored, now: now, date: date)
    }

    deinit {
        alarm?.task.cancel()
    }

    /// Waits for the right to send a call.
    ///
    /// - Throws: `.quota_exhausted` when a quota has no room for this priority, and `.rate_limited` when the wait would
    ///   be longer than a minute, both with the time to come back; `.rate_limited` when too many wait already;
    ///   `.cancelled` when the task is.
    public func permit(
        for operation: OperationName, cost: CallCost = 1, party: BudgetParty, priority: CallPriority
    ) async throws(ConnectorError) -> Permit {
        let ticket = ticket(for: operation, cost: cost, party, priority)
        guard queue.count < queueMax else {
            throw ConnectorError(
                .rateLimited, operation: operation,
                message: "\(queueMax) calls wait for this CRM account already; ask again later")
        }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { (waiter: Waiter) in
                queue.append(ticket)
                waiters[ticket.id] = waiter
                serve()
            }
        } onCancel: {
            Task { await self.giveUp(ticket.id) }
        }
        return try result.get()
    }

    /// Hands a permit back after the call's end; a second time does nothing.
    ///
    /// - Parameter failure: how the call failed, or `nil`. A refusal for rate or quota pauses what it counted in; a
    ///   call that was never sent costs nothing.
    public func finish(_ permit: Permit, failure: ConnectorError? = nil) {
        guard open.remove(permit.id) != nil else { return }
        let now = clock.now
        let isSpent = failure?.provesNothingWasSent != true
        ledger.settle(permit.places, cost: permit.cost, isSpent: isSpent, at: now)
        if let failure { pause(permit, after: failure, at: now) }
        serve()
    }

    /// Takes over what an answer said of the limits.
    public func apply(_ readings: [BudgetReading]) {
        guard !readings.isEmpty else { return }
        refresh()
        ledger.apply(readings, at: clock.now)
        serve()
    }

    /// How many calls wait.
    public var waitingCount: Int { queue.count }

    /// What a party has called and how long it waited.
    public func usage(of party: BudgetParty) -> Usage {
        record.usage(of: party)
    }

    /// Forgets a party's usage, once its run has ended.
    public func forget(_ party: BudgetParty) {
        record.forget(party)
    }

    /// What is spent of the quotas, to be stored.
    public func snapshot() -> BudgetSnapshot {
        refresh()
        return ledger.snapshot(now: clock.now, date: clock.wallClock)
    }

    /// The state of each limit, for people.
    public func standing() -> [BudgetStanding] {
        refresh()
        return ledger.buckets.map { BudgetStanding($0, at: clock.now) }
    }

    private func ticket(
        for operation: OperationName, cost: CallCost, _ party: BudgetParty, _ priority: CallPriority
    ) -> FairQueue.Ticket {
        lastID += 1
        return FairQueue.Ticket(
            id: lastID, operation: operation, places: ledger.places(for: operation), cost: cost, party: party,
            priority: priority, since: clock.now)
    }

    private func refresh() {
        ledger.expire(at: clock.now, date: clock.wallClock)
    }

    /// Lets go whoever may go now, and sets the alarm for the next change.
    private func serve() {
        refresh()
        while serveOne() {}
        setAlarm()
    }

    /// Answers one waiting call; `false` when none can be answered.
    ///
    /// A call that waits for a bucket keeps those behind it from taking what becomes free there: else a costly call, or
    /// an interactive one, could be overtaken for ever.
    private func serveOne() -> Bool {
        let now = clock.now
        var closed: Set<Int> = []
        for ticket in queue.heads() where closed.isDisjoint(with: ticket.places) {
            switch ledger.verdict(ticket.places, cost: ticket.cost, ticket.priority, at: now) {
            case .free:
                grant(ticket, at: now)
                return true
            case .blocked(let full):
                closed.formUnion(full)
            case .refused(let place, let after):
                refuse(ticket, RateBudget.refusal(of: ticket, by: ledger.buckets[place], after: after), at: now)
                return true
            }
        }
        return false
    }

    private func grant(_ ticket: FairQueue.Ticket, at now: Duration) {
        queue.grant(ticket)
        ledger.take(ticket.places, cost: ticket.cost)
        open.insert(ticket.id)
        record.noteCall(ticket.operation, by: ticket.party)
        let permit = Permit(
            id: ticket.id, operation: ticket.operation, places: ticket.places, cost: ticket.cost)
        resume(ticket, .success(permit), at: now)
    }

    private func refuse(_ ticket: FairQueue.Ticket, _ error: ConnectorError, at now: Duration) {
        queue.remove(ticket.id)
        resume(ticket, .failure(error), at: now)
    }

    private func resume(_ ticket: FairQueue.Ticket, _ result: Result<Permit, ConnectorError>, at now: Duration) {
        record.noteWait(now - ticket.since, by: ticket.party)
        waiters.removeValue(forKey: ticket.id)?.resume(returning: result)
    }

    private func giveUp(_ id: UInt64) {
        guard let ticket = queue.remove(id) else { return }
        let error = ConnectorError(
            .cancelled, operation: ticket.operation, message: "given up while waiting for the CRM's rate limit")
        resume(ticket, .failure(error), at: clock.now)
        serve()
    }

    private func pause(_ permit: Permit, after failure: ConnectorError, at now: Duration) {
        var advised: Duration?
        if case .later(let after) = failure.retry { advised = after }
        if failure.kind == .rateLimited { ledger.pauseForRate(permit.places, advised: advised, at: now) }
        if failure.kind == .quotaExhausted { ledger.pauseForQuota(permit.places, advised: advised, at: now) }
    }

    private func setAlarm() {
        guard queue.count > 0, let next = ledger.nextChange(after: clock.now) else {
            alarm?.task.cancel()
            alarm = nil
            return
        }
        guard alarm?.at != next else { return }
        alarm?.task.cancel()
        let task = Task { [weak self, clock] in
            do { try await clock.sleep(until: next) } catch { return }
            await self?.wake(at: next)
        }
        alarm = (next, task)
    }

    private func wake(at moment: Duration) {
        if alarm?.at == moment { alarm = nil }
        serve()
    }

    private static func refusal(
        of ticket: FairQueue.Ticket, by bucket: BudgetBucket, after: Duration
    ) -> ConnectorError {
        let who = ticket.priority == .bulk ? "; what is left is kept for people at work" : ""
        let words =
            bucket.isQuota
            ? "the CRM account's quota \(bucket.limit.bucket) of \(bucket.capacity) \(bucket.limit.unit) is used up\(who)"
            : "the CRM account's limit \(bucket.limit.bucket) leaves no room for longer than a call may wait"
        return ConnectorError(
            bucket.isQuota ? .quotaExhausted : .rateLimited, operation: ticket.operation,
            message: words + "; it goes on in \(after.inWords)", retry: .later(after: after))
    }
}
