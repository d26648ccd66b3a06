import ConnectorKit
import MetricsTestKit
import Testing

@testable import TransportLayers

@Suite("Metrics layer")
struct MetricsLayerTests {
    @Test("A logical call counts once, with its duration, by CRM, operation and outcome")
    func counts() async throws {
        let metrics = TestMetrics()
        let clock = EagerClock()
        let layer = MetricsLayer(crm: "toy", clock: clock, factory: metrics)
        let base = FakeTransport { _, attempt in
            try? await clock.sleep(for: .milliseconds(5))
            return attempt < 3 ? .status(200) : .error(.rateLimited)
        }
        for _ in 0..<3 { _ = await LayeredTransport(layer, around: base).outcome(of: .toyRead()) }

        for (outcome, calls) in [("ok", 2), ("rate_limited", 1)] {
            let labels = [("crm", "toy"), ("operation", "toy.things.read"), ("outcome", outcome)]
            let counter = try metrics.expectCounter(MetricsLayer.counterLabel, labels)
            #expect(counter.totalValue == Int64(calls))
            let timer = try metrics.expectTimer(MetricsLayer.timerLabel, labels)
            #expect(timer.values == [Int64](repeating: 5_000_000, count: calls))
        }
    }
}
