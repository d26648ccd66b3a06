import ConnectorKit

/// What is spent of one limit. Pure: the time is told.
///
/// The vendor counts a call when it arrives, which is between our sending and its answer. So a call counts from its
/// permit until a whole window after its answer; then no window of the vendor's, wherever it begins, holds more
/// calls than the limit (I-15).
struct BudgetBucket: Sendable {
    /// Spends that end together.
    struct Slot: Sendable, Hashable {
        /// When they no longer count.
        let end: Duration
        /// How much they are.
        var cost: Int
    }

    /// A window is kept in this many slots at most; ends are rounded up to the next.
    static let slotsPerWindow = 1_000
    /// A limit over at least this time is a quota: who meets it is told to come back, not held.
    static let quotaWindowMin: Duration = .seconds(3_600)
    /// After how much of a rolling quota's window to look again where the vendor named no time: 1/24 (an hour of a day).
    static let quotaWindowShare = 24

    let limit: RateLimit
    private(set) var capacity: Int
    private(set) var slots: [Slot] = []
    /// The sum of the slots.
    private(set) var settled = 0
    private(set) var inFlight = 0
    private(set) var pausedUntil: Duration?
    /// When the day ends, for a daily limit.
    private(set) var dayEnd: Duration
    private let reserveShare: Double

    init(_ limit: RateLimit, reserveShare: Double, dayEnd: Duration) {
        self.limit = limit
        self.capacity = max(limit.capacity, 1)
        self.reserveShare = reserveShare
        self.dayEnd = dayEnd
    }

    var isQuota: Bool {
        switch limit.window {
        case .daily: true
        case .rolling(let length): length >= BudgetBucket.quotaWindowMin
        }
    }

    /// What was answered, and what is still on its way.
    var spent: Int { settled + inFlight }

    /// How full it is, 0 to 1 and above.
    var fill: Double { Double(spent) / Double(capacity) }

    /// What is kept for interactive work; never all of it.
    var reserve: Int {
        min(Int((Double(capacity) * reserveShare).rounded(.up)), capacity - 1)
    }

    /// How much of the capacity a priority may use.
    func allowance(_ priority: CallPriority) -> Int {
        priority == .interactive ? capacity : capacity - reserve
    }

    /// Whether a call has room now.
    func hasRoom(for cost: Int, _ priority: CallPriority, at now: Duration) -> Bool {
        if let pausedUntil, pausedUntil > now { return false }
        let allowance = allowance(priority)
        return spent + min(cost, allowance) <= allowance
    }

    /// When a call will have room if nobody else comes; `nil` where that depends on answers that are on their way.
    func readyAt(for cost: Int, _ priority: CallPriority, at now: Duration) -> Duration? {
        let allowance = allowance(priority)
        var excess = spent + min(cost, allowance) - allowance
        var ready = max(pausedUntil ?? now, now)
        for slot in slots where excess > 0 {
            excess -= slot.cost
            ready = max(ready, slot.end)
        }
        return excess > 0 ? nil : ready
    }

    /// The next moment at which something changes by itself.
    func nextChange(after now: Duration) -> Duration? {
        [slots.first?.end, pausedUntil].compactMap { $0 }.filter { $0 > now }.min()
    }

    /// Forgets what no longer counts; `nextDayEnd` is asked when the day is over.
    mutating func expire(at now: Duration, nextDayEnd: () -> Duration) {
        let gone = slots.prefix { $0.end <= now }
        settled -= gone.reduce(0) { $0 + $1.cost }
        slots.removeFirst(gone.count)
        if let until = pausedUntil, until <= now { pausedUntil = nil }
        if limit.window == .daily, dayEnd <= now { dayEnd = nextDayEnd() }
    }

    /// A call is about to be sent.
    mutating func take(_ cost: Int) {
        inFlight += cost
    }

    /// A call ended.
    ///
    /// - Parameter isSpent: whether the vendor may have counted it.
    mutating func settle(_ cost: Int, isSpent: Bool, at now: Duration) {
        inFlight -= cost
        if isSpent { add(cost, until: end(from: now)) }
    }

    /// Counts what was spent elsewhere or before.
    mutating func add(_ cost: Int, until end: Duration) {
        guard cost > 0 else { return }
        settled += cost
        let place = slots.lastIndex { $0.end <= end }
        if let place, slots[place].end == end {
            slots[place].cost += cost
        } else {
            slots.insert(Slot(end: end, cost: cost), at: place.map { $0 + 1 } ?? 0)
        }
    }

    private func end(from now: Duration) -> Duration {
        switch limit.window {
        case .daily: return dayEnd
        case .rolling(let length):
            let grain = max(length.inMicroseconds / Int64(BudgetBucket.slotsPerWindow), 1)
            let end = (now + length).inMicroseconds
            return .microseconds((end + grain - 1) / grain * grain)
        }
    }

    /// Takes over what an answer said.
    ///
    /// More spent than we know of: others use the account, their calls are counted too. Less than half of what we
    /// know of, on a daily limit: the vendor's day began before ours did.
    mutating func apply(_ reading: BudgetReading, at now: Duration) {
        if let stated = reading.capacity, stated > 0 { capacity = stated }
        if limit.window == .daily, let reset = reading.resetsAfter { endDay(at: now + max(reset, .zero)) }
        guard let remaining = reading.remaining else { return }
        let used = max(capacity - max(remaining, 0), 0)
        if used > spent {
            add(used - spent, until: foreignEnd(reading, at: now))
        } else if limit.window == .daily, used < settled / 2 {
            spendToday(used)
        }
    }

    private mutating func endDay(at end: Duration) {
        dayEnd = end
        spendToday(settled)
    }

    private mutating func spendToday(_ total: Int) {
        settled = total
        slots = total > 0 ? [Slot(end: dayEnd, cost: total)] : []
    }

    private func foreignEnd(_ reading: BudgetReading, at now: Duration) -> Duration {
        guard case .rolling = limit.window, let reset = reading.resetsAfter, reset > .zero else {
            return end(from: now)
        }
        return now + reset
    }

    /// Lets nobody pass for a time.
    ///
    /// - Parameter advised: what the vendor said; the rest of the window where it said nothing.
    mutating func pause(_ advised: Duration?, at now: Duration) {
        pause(until: advised.map { now + max($0, .zero) } ?? usualPauseEnd(at: now))
    }

    /// Lets nobody pass until a moment, or a later one that was told before.
    mutating func pause(until moment: Duration) {
        pausedUntil = max(pausedUntil ?? moment, moment)
    }

    private func usualPauseEnd(at now: Duration) -> Duration {
        switch limit.window {
        case .daily: dayEnd
        case .rolling(let length): now + (isQuota ? length / BudgetBucket.quotaWindowShare : length)
        }
    }
}
