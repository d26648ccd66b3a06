import ConnectorKit
import Testing

@Suite("What a request costs")
struct CallCostTests {
    private func limit(_ unit: String) -> RateLimit {
        RateLimit(bucket: unit, capacity: 10, window: .daily, unit: unit, source: "the test")
    }

    @Test("SYNC-14: A price may differ by the unit of the limit; a limit of calls counts one, whatever the price")
    func units() {
        let cost = CallCost(3, in: ["tokens": 7, "free": -1])
        #expect(limit("tokens").charge(for: cost) == 7 && limit("credits").charge(for: cost) == 3)
        #expect(limit(RateLimit.calls).charge(for: cost) == 1 && limit("free").charge(for: cost) == 0)
        #expect(limit("credits").charge(for: 5) == 5 && CallCost(-2) == 0)
    }
}
