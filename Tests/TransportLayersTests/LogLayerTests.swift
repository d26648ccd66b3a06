import ConnectorKit
import Logging
import Testing

@testable import TransportLayers

@Suite("Log layer")
struct LogLayerTests {
    private let lines = LogCapture.Lines()

    private func send(_ request: HTTPRequest, over base: FakeTransport) async {
        let layer = LogLayer(logger: lines.logger, clock: EagerClock())
        _ = await LayeredTransport(layer, around: base).outcome(of: request)
    }

    @Test("An attempt that went well is one line at debug")
    func success() async throws {
        await send(.toyRead(), over: FakeTransport(answers: .status(200, ["X-Request-Id": "abc-1"], "12345")))
        let line = try #require(lines.all.first)
        #expect(lines.all.count == 1 && line.level == .debug)
        #expect(
            line.fields == [
                "operation": "toy.things.read", "method": "GET", "host": "api.toy.example", "ms": "0", "status": "200",
                "bytes": "5", "request_id": "abc-1",
            ])
    }

    @Test("A failed answer, and one that never came, are warnings; a call that was given up isn't")
    func failures() async throws {
        await send(.toyRead(), over: FakeTransport(answers: .status(503)))
        await send(.toyRead(), over: FakeTransport(answers: .error(.unavailable, progress: .cutOff)))
        await send(.toyRead(), over: FakeTransport(answers: .error(.cancelled)))
        #expect(lines.all.map(\.level) == [.warning, .warning, .debug])
        #expect(lines.all[1].fields["kind"] == "unavailable" && lines.all[1].fields["progress"] == "cut_off")
    }

    @Test("SEC-2: nothing of path, query, headers, body or token is logged, not even as a request id")
    func redacted() async {
        let canary = "canary-123456"
        let request = HTTPRequest(
            operation: "toy.things.create", method: .post, origin: Origin(https: "api.toy.example"),
            path: "/things/\(canary)", query: [QueryItem(canary, canary)],
            headers: ["Authorization": "Bearer \(canary)", "X-A": canary], body: .form([("a", canary)]),
            secrets: [Secret(canary)])
        let answer: [Result<HTTPResponse, ConnectorError>] = [
            .status(200, ["X-Request-Id": canary, "Location": canary], canary), .status(400, ["X-B": canary], canary),
            .failure(ConnectorError(.tlsRefused, operation: "toy.things.create", message: canary)),
        ]
        for answer in answer { await send(request, over: FakeTransport { _, _ in answer }) }
        #expect(lines.all.count == 3)
        #expect(lines.all.allSatisfy { !$0.text.contains("canary") })
    }
}
