import ConnectorKit
import MetricsTestKit
import Synchronization
import Testing

@testable import TransportLayers

@Suite("Transport stack", .timeLimit(.minutes(1)))
struct TransportStackTests {
    /// What happened, in its order.
    private final class Events: Sendable {
        private let names = Mutex([String]())
        var all: [String] { names.withLock { $0 } }
        func append(_ name: String) { names.withLock { $0.append(name) } }
    }

    private struct Recorder: ExchangeRecorder {
        let events: Events
        func record(_ exchange: RecordedExchange) { events.append("recorded \(exchange.status ?? 0)") }
    }

    private let events = Events()
    private let metrics = TestMetrics()
    private let budget = RateBudget(
        limits: [RateLimit(bucket: "burst", capacity: 100, window: .rolling(.seconds(10)), source: "test")],
        clock: ManualClock())

    private static let descriptor = ConnectorDescriptor(
        id: "toy", name: "Toy", apiVersion: "1", authentication: [], scopes: [:], hosts: [.exact("api.toy.example")],
        limits: [], objects: [], refresh: .none, writeVisibilityDelayMax: .zero,
        revocation: RevocationEffect(accessTokenOutlivesFor: .zero, explanation: "nothing"), ownersPageSize: 1,
        ownerProperties: OwnerPropertyTraits(
            namesMayRepeat: false, carriesMark: true, createRestoresArchived: false, nameRule: "any", nameLengthMax: 9,
            acceptsName: { _ in true }))

    private func stack(
        over base: any HTTPTransport, tokens: (any TokenSource)?, clock: any TransportClock = ManualClock(),
        deadline: Duration = .seconds(60)
    ) -> any HTTPTransport {
        let log = LogCapture.Lines { [events] in events.append("logged \($0.fields["status"] ?? "-")") }
        return TransportStack.standard(
            crm: "toy", descriptor: TransportStackTests.descriptor,
            failure: { [events] response, _ in
                events.append("judged \(response.status)")
                return nil
            },
            budgetReadings: { [events] response, _ in
                events.append("read limits \(response.status)")
                return []
            },
            base: base, tokens: tokens, budget: budget, party: "run", priority: .interactive, clock: clock,
            logger: log.logger, recorder: Recorder(events: events), deadline: deadline, jitter: { $0 },
            metrics: metrics)
    }

    private func tokens() -> ToyTokens {
        ToyTokens { [events, budget] event in
            events.append("\(event), \(await budget.usage(of: "run").callCount) permits")
        }
    }

    private func base(_ statuses: Int...) -> FakeTransport {
        FakeTransport { [events, budget] request, attempt in
            let token = request.headers["Authorization"] ?? "no token"
            events.append("sent with \(token), \(await budget.usage(of: "run").callCount) permits")
            return .status(statuses[attempt - 1])
        }
    }

    private func outcomeCounts(_ outcome: String) -> Int64? {
        let labels = [("crm", "toy"), ("operation", "toy.things.read"), ("outcome", outcome)]
        return try? metrics.expectCounter(MetricsLayer.counterLabel, labels).totalValue
    }

    @Test("The order of the layers, by what a fault, then a refused token, then an answer set off")
    func order() async throws {
        let clock = ManualClock()
        let stack = stack(over: base(503, 401, 200), tokens: tokens(), clock: clock)
        async let response = stack.send(.toyRead())
        await clock.untilSleepers(2)
        events.append("pause")
        clock.advance(by: .milliseconds(200))
        #expect(try await response.status == 200)
        #expect(
            events.all == [
                "token, 0 permits", "sent with Bearer token-1, 1 permits", "recorded 503", "logged 503",
                "read limits 503", "judged 503", "pause",
                "token, 1 permits", "sent with Bearer token-1, 2 permits", "recorded 401", "logged 401",
                "read limits 401", "judged 401",
                "renew, 2 permits", "sent with Bearer token-2, 3 permits", "recorded 200", "logged 200",
                "read limits 200", "judged 200",
            ])
        #expect(outcomeCounts("ok") == 1)
        #expect(outcomeCounts("unavailable") == nil)
    }

    @Test("T-09: the host guard stands below auth and budget, and above log and recorder: it judges the final request")
    func guardsTheFinalRequest() async {
        let evil = FixedTokenSource(ToyAuthorizer(token: "hush", origin: Origin(https: "evil.example")))
        var request = HTTPRequest.toyRead()
        request.origin = nil
        let base = base()
        let stack = stack(over: base, tokens: evil)
        let error = await failure { () async throws(ConnectorError) in try await stack.send(request) }
        #expect(error?.kind == .invalid)
        #expect(base.requests.isEmpty && events.all.isEmpty)
        #expect(await budget.usage(of: "run").callCount == 1)
        #expect(await budget.standing().map(\.spent) == [0])
        #expect(outcomeCounts("invalid") == 1)
    }

    @Test("The deadline holds all attempts and pauses together, and metrics see how it ended")
    func deadlineOutsideRetry() async {
        let clock = ManualClock()
        let stack = stack(over: base(503, 503, 503, 503), tokens: nil, clock: clock, deadline: .milliseconds(500))
        async let result = stack.outcome(of: .toyRead())
        await clock.untilSleepers(2)
        clock.advance(by: .milliseconds(200))
        while events.all.filter({ $0.hasPrefix("judged") }).count < 2 { await Task.yield() }
        await clock.untilSleepers(2)
        clock.advance(by: .milliseconds(300))
        guard case .failure(let error) = await result else { return #expect(Bool(false)) }
        #expect(error.kind == .timedOut)
        #expect(outcomeCounts("timed_out") == 1)
        #expect(events.all.filter { $0.hasPrefix("sent") }.count == 2)
    }

    @Test("Without a token source a request goes with the credentials that it carries")
    func withoutTokens() async throws {
        var request = HTTPRequest.toyCreate()
        request.headers["Authorization"] = "Basic abc"
        let response = try await stack(over: base(200), tokens: nil).send(request)
        #expect(response.status == 200)
        #expect(events.all.first == "sent with Basic abc, 1 permits")
    }
}
