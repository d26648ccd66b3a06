import ConnectorKit
import Foundation

/// The buckets of one CRM account. Pure: the time is told.
struct BudgetLedger: Sendable {
    /// The longest wait that a call is held for: 60 s. Who would wait longer is told when to come back.
    static let waitMax: Duration = .seconds(60)

    private(set) var buckets: [BudgetBucket]
    private let timeZone: TimeZone

    init(_ limits: [RateLimit], reserveShare: Double, timeZone: TimeZone, now: Duration, date: Date) {
        self.timeZone = timeZone
        let dayEnd = now + BudgetLedger.untilMidnight(from: date, in: timeZone)
        buckets = limits.map { BudgetBucket($0, reserveShare: reserveShare, dayEnd: dayEnd) }
    }

    /// The buckets that an operation counts in.
    func places(for operation: OperationName) -> [Int] {
        buckets.indices.filter { buckets[$0].limit.counts(operation) }
    }

    /// Whether a call may go now.
    func verdict(_ places: [Int], cost: CallCost, _ priority: CallPriority, at now: Duration) -> BudgetVerdict {
        var full: Set<Int> = []
        for place in places {
            let charge = buckets[place].limit.charge(for: cost)
            if buckets[place].hasRoom(for: charge, priority, at: now) { continue }
            let ready = buckets[place].readyAt(for: charge, priority, at: now)
            if buckets[place].isQuota {
                return .refused(bucket: place, after: (ready ?? now + BudgetLedger.waitMax) - now)
            }
            if let ready, ready - now > BudgetLedger.waitMax { return .refused(bucket: place, after: ready - now) }
            full.insert(place)
        }
        return full.isEmpty ? .free : .blocked(full)
    }

    /// The next moment at which something changes by itself.
    func nextChange(after now: Duration) -> Duration? {
        buckets.compactMap { $0.nextChange(after: now) }.min()
    }

    /// Forgets what no longer counts.
    mutating func expire(at now: Duration, date: Date) {
        for place in buckets.indices {
            buckets[place].expire(at: now) { now + BudgetLedger.untilMidnight(from: date, in: timeZone) }
        }
    }

    /// A call is about to be sent.
    mutating func take(_ places: [Int], cost: CallCost) {
        for place in places { buckets[place].take(buckets[place].limit.charge(for: cost)) }
    }

    /// A call ended.
    mutating func settle(_ places: [Int], cost: CallCost, isSpent: Bool, at now: Duration) {
        for place in places {
            buckets[place].settle(buckets[place].limit.charge(for: cost), isSpent: isSpent, at: now)
        }
    }

    /// Takes over what an answer said; readings of unknown buckets are passed over.
    mutating func apply(_ readings: [BudgetReading], at now: Duration) {
        for reading in readings {
            for place in buckets.indices where buckets[place].limit.bucket == reading.bucket {
                buckets[place].apply(reading, at: now)
            }
        }
    }

    /// The vendor refused a call for its rate.
    ///
    /// With a time that it named, all short limits of the call pause for that time; without, the fullest of
    /// them, for its window.
    mutating func pauseForRate(_ places: [Int], advised: Duration?, at now: Duration) {
        let short = places.filter { !buckets[$0].isQuota }
        let candidates = short.isEmpty ? places : short
        guard advised == nil else {
            for place in candidates { buckets[place].pause(advised, at: now) }
            return
        }
        guard let fullest = candidates.max(by: { buckets[$0].fill < buckets[$1].fill }) else { return }
        buckets[fullest].pause(nil, at: now)
    }

    /// The vendor refused a call because a quota is used up.
    mutating func pauseForQuota(_ places: [Int], advised: Duration?, at now: Duration) {
        let quotas = places.filter { buckets[$0].isQuota }
        for place in quotas.isEmpty ? places : quotas { buckets[place].pause(advised, at: now) }
    }

    /// Counts what was spent before a restart.
    mutating func restore(_ snapshot: BudgetSnapshot, now: Duration, date: Date) {
        for place in buckets.indices where buckets[place].isQuota {
            let name = buckets[place].limit.bucket
            for spend in snapshot.spends where spend.bucket == name && spend.endsAt > date {
                buckets[place].add(spend.cost, until: now + Duration(spend.endsAt.timeIntervalSince(date)))
            }
            if let until = snapshot.pauses[name], until > date {
                buckets[place].pause(until: now + Duration(until.timeIntervalSince(date)))
            }
        }
    }

    /// What is spent of the quotas; calls on their way count as spent.
    func snapshot(now: Duration, date: Date) -> BudgetSnapshot {
        var snapshot = BudgetSnapshot()
        for bucket in buckets where bucket.isQuota {
            var settled = bucket
            settled.settle(bucket.inFlight, isSpent: true, at: now)
            snapshot.spends += settled.slots.map { slot in
                .init(
                    bucket: bucket.limit.bucket, cost: slot.cost,
                    endsAt: date.addingTimeInterval((slot.end - now).inSeconds))
            }
            snapshot.pauses[bucket.limit.bucket] = bucket.pausedUntil.map {
                date.addingTimeInterval(($0 - now).inSeconds)
            }
        }
        return snapshot
    }

    private static func untilMidnight(from date: Date, in timeZone: TimeZone) -> Duration {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        let today = calendar.startOfDay(for: date)
        let tomorrow = calendar.date(byAdding: .day, value: 1, to: today) ?? date.addingTimeInterval(86_400)
        return Duration(tomorrow.timeIntervalSince(date))
    }
}
