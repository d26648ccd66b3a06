import ConnectorKit
import SeededNumbers
import Testing

@testable import TransportLayers

@Suite("Budget bucket")
struct BudgetBucketTests {
    private static func burst(_ capacity: Int, seconds: Int = 10, reserveShare: Double = 0.1) -> BudgetBucket {
        BudgetBucket(
            RateLimit(bucket: "burst", capacity: capacity, window: .rolling(.seconds(seconds)), source: "test"),
            reserveShare: reserveShare, dayEnd: .seconds(3_600))
    }

    private static func daily(_ capacity: Int, dayEnd: Duration = .seconds(3_600)) -> BudgetBucket {
        BudgetBucket(
            RateLimit(bucket: "daily", capacity: capacity, window: .daily, source: "test"), reserveShare: 0.1,
            dayEnd: dayEnd)
    }

    @Test("I-15: no window of the vendor's, wherever it begins, holds more calls than the limit", arguments: 1...20)
    func neverExceeds(_ seed: UInt64) {
        var random = SeededNumbers(seed: seed)
        var bucket = BudgetBucketTests.burst(20, seconds: 1)
        var running: [(arrival: Int, end: Int)] = []
        var arrivals: [Int] = []
        for now in 0..<20_000 {
            bucket.expire(at: .milliseconds(now)) { .zero }
            for _ in running.filter({ $0.end == now }) { bucket.settle(1, isSpent: true, at: .milliseconds(now)) }
            running.removeAll { $0.end == now }
            while bucket.hasRoom(for: 1, .interactive, at: .milliseconds(now)),
                Int.random(in: 0..<4, using: &random) > 0
            {
                bucket.take(1)
                let end = now + Int.random(in: 1...900, using: &random)
                running.append((Int.random(in: now...end, using: &random), end))
                arrivals.append(running[running.count - 1].arrival)
            }
        }
        arrivals.sort()
        let fullest = arrivals.indices.map { first in
            arrivals[first...].prefix { $0 < arrivals[first] + 1_000 }.count
        }.max()
        #expect(arrivals.count > 100)
        #expect((fullest ?? 0) <= 20)
    }

    @Test("I-15: bulk work never touches the reserve, interactive work may use all")
    func reserve() {
        var bucket = BudgetBucketTests.burst(100)
        #expect(bucket.reserve == 10)
        bucket.take(89)
        #expect(bucket.hasRoom(for: 1, .bulk, at: .zero))
        bucket.take(1)
        #expect(!bucket.hasRoom(for: 1, .bulk, at: .zero))
        #expect(bucket.hasRoom(for: 10, .interactive, at: .zero))
        #expect(!bucket.hasRoom(for: 11, .interactive, at: .zero))
    }

    @Test(
        "The reserve is rounded up and never the whole limit", arguments: [(1, 0), (2, 1), (5, 1), (11, 2), (190, 19)])
    func reserveRounding(_ capacity: Int, _ reserve: Int) {
        let bucket = BudgetBucketTests.burst(capacity)
        #expect(bucket.reserve == reserve)
        #expect(bucket.hasRoom(for: 1, .bulk, at: .zero))
    }

    @Test("A call that costs more than the limit passes alone, instead of never")
    func oversized() {
        var bucket = BudgetBucketTests.burst(10)
        #expect(bucket.hasRoom(for: 50, .bulk, at: .zero))
        bucket.take(1)
        #expect(!bucket.hasRoom(for: 50, .bulk, at: .zero))
    }

    @Test("A call counts from its permit until a whole window after its answer")
    func countsFromAnswer() {
        var bucket = BudgetBucketTests.burst(1)
        bucket.take(1)
        #expect(bucket.readyAt(for: 1, .interactive, at: .seconds(3)) == nil)
        bucket.settle(1, isSpent: true, at: .seconds(3))
        #expect(bucket.readyAt(for: 1, .interactive, at: .seconds(3)) == .seconds(13))
        bucket.expire(at: .milliseconds(12_999)) { .zero }
        #expect(!bucket.hasRoom(for: 1, .interactive, at: .milliseconds(12_999)))
        bucket.expire(at: .seconds(13)) { .zero }
        #expect(bucket.hasRoom(for: 1, .interactive, at: .seconds(13)))
    }

    @Test("A call that was never sent costs nothing")
    func refunds() {
        var bucket = BudgetBucketTests.burst(1)
        bucket.take(1)
        bucket.settle(1, isSpent: false, at: .zero)
        #expect(bucket.spent == 0)
    }

    @Test("What others spend of the account is learnt from answers")
    func foreignSpending() {
        var bucket = BudgetBucketTests.burst(100)
        bucket.take(5)
        bucket.apply(BudgetReading(bucket: "burst", remaining: 40), at: .zero)
        #expect(bucket.spent == 60)
        bucket.apply(BudgetReading(bucket: "burst", remaining: 90), at: .zero)
        #expect(bucket.spent == 60)
        bucket.expire(at: .seconds(10)) { .zero }
        #expect(bucket.spent == 5)
    }

    @Test("A capacity and a reset that an answer names replace ours")
    func statedCapacity() {
        var bucket = BudgetBucketTests.burst(100)
        bucket.apply(BudgetReading(bucket: "burst", capacity: 250, remaining: 0, resetsAfter: .seconds(2)), at: .zero)
        #expect(bucket.capacity == 250 && bucket.spent == 250)
        #expect(bucket.readyAt(for: 1, .bulk, at: .zero) == .seconds(2))
        bucket.apply(BudgetReading(bucket: "burst", capacity: 0, remaining: -5), at: .seconds(2))
        #expect(bucket.capacity == 250)
    }

    @Test("A day's spending ends at the day's end, whenever it was spent")
    func daily() {
        var bucket = BudgetBucketTests.daily(100)
        bucket.take(60)
        bucket.settle(60, isSpent: true, at: .seconds(3_000))
        bucket.expire(at: .seconds(3_599)) { .seconds(90_000) }
        #expect(bucket.spent == 60)
        bucket.expire(at: .seconds(3_600)) { .seconds(90_000) }
        #expect(bucket.spent == 0 && bucket.dayEnd == .seconds(90_000))
    }

    @Test("A daily limit that the vendor says is nearly unused was reset there: its day isn't ours")
    func dayOfTheVendor() {
        var bucket = BudgetBucketTests.daily(100)
        bucket.take(90)
        bucket.settle(90, isSpent: true, at: .zero)
        bucket.apply(BudgetReading(bucket: "daily", remaining: 98), at: .seconds(1))
        #expect(bucket.spent == 2)
    }

    @Test("A late answer with an older count doesn't give back what was spent since")
    func staleReading() {
        var bucket = BudgetBucketTests.daily(100)
        bucket.take(30)
        bucket.settle(30, isSpent: true, at: .zero)
        bucket.apply(BudgetReading(bucket: "daily", remaining: 75), at: .zero)
        #expect(bucket.spent == 30)
    }

    @Test("A reset that an answer names moves the day's end, with what was spent")
    func statedDayEnd() {
        var bucket = BudgetBucketTests.daily(100)
        bucket.take(30)
        bucket.settle(30, isSpent: true, at: .zero)
        bucket.apply(BudgetReading(bucket: "daily", resetsAfter: .seconds(60)), at: .zero)
        bucket.expire(at: .seconds(60)) { .seconds(86_460) }
        #expect(bucket.spent == 0)
    }

    @Test("A quota of a hundred thousand calls a day is kept in a bounded number of slots")
    func boundedSlots() {
        var bucket = BudgetBucketTests.burst(100_000, seconds: 86_400)
        for second in 0..<86_400 {
            bucket.take(1)
            bucket.settle(1, isSpent: true, at: .seconds(second))
        }
        #expect(bucket.spent == 86_400)
        #expect(bucket.slots.count <= BudgetBucket.slotsPerWindow + 1)
        bucket.expire(at: .seconds(86_400 + 43_200)) { .zero }
        #expect((43_199...43_300).contains(bucket.spent))
    }

    @Test("A pause is never shortened by a later, shorter one")
    func pauses() {
        var bucket = BudgetBucketTests.burst(10)
        bucket.pause(.seconds(30), at: .zero)
        bucket.pause(.seconds(2), at: .seconds(1))
        #expect(!bucket.hasRoom(for: 1, .interactive, at: .seconds(29)))
        #expect(bucket.readyAt(for: 1, .interactive, at: .zero) == .seconds(30))
        bucket.expire(at: .seconds(30)) { .zero }
        #expect(bucket.hasRoom(for: 1, .interactive, at: .seconds(30)))
    }
}
