import ConnectorKit
import Foundation
import Synchronization
import Testing

@testable import TransportLayers

@Suite("Recorder layer")
struct RecorderLayerTests {
    private final class Sink: ExchangeRecorder {
        private let kept = Mutex([RecordedExchange]())
        var lines: [String] {
            kept.withLock { $0 }.map { String(decoding: $0.line(bodyBytesMax: 1_000), as: UTF8.self) }
        }
        func record(_ exchange: RecordedExchange) { kept.withLock { $0.append(exchange) } }
    }

    private let sink = Sink()

    private func send(_ request: HTTPRequest, over base: FakeTransport) async {
        let layer = RecorderLayer(crm: "toy", recorder: sink, clock: EagerClock())
        _ = await LayeredTransport(layer, around: base).outcome(of: request)
    }

    @Test("An exchange becomes one line of the agreed shape, numbers exact")
    func shape() async {
        var request = HTTPRequest.toyCreate()
        request.query = [QueryItem("a", "b c")]
        request.headers = ["Authorization": "Bearer hush-hush", "Accept": "application/json"]
        request.body = .json(#"{"id":12345678901234567890}"#.utf8)
        await send(
            request, over: FakeTransport(answers: .status(201, ["Content-Type": "application/json"], #"{"id":1.10}"#)))
        #expect(
            sink.lines == [
                #"{"crm":"toy","operation":"toy.things.create","method":"POST","#
                    + #""url":"https://api.toy.example/things?a=b%20c","#
                    + #""request_headers":{"Authorization":"<redacted>","Accept":"application/json","#
                    + #""Content-Type":"application/json"},"request_body":{"id":12345678901234567890},"#
                    + #""status":201,"response_headers":{"Content-Type":"application/json"},"#
                    + #""response_body":{"id":1.10},"ms":0,"fault":null}"# + "\n"
            ])
    }

    @Test("An exchange without an answer has neither status nor body, and names the fault that a test injected")
    func unanswered() async {
        await ExchangeAnnotation.$fault.withValue("reset") {
            await send(.toyRead(), over: FakeTransport(answers: .error(.unavailable, progress: .cutOff)))
        }
        #expect(
            sink.lines[0].hasSuffix(
                #""status":null,"response_headers":{},"response_body":null,"ms":0,"fault":"reset"}"# + "\n"))
    }

    @Test("The fault that an answer carries comes before the one that the task tells of")
    func faultHeader() async {
        await ExchangeAnnotation.$fault.withValue("task's") {
            await send(.toyRead(), over: FakeTransport(answers: .status(503, ["X-Mock-Fault": "status-503"], "<html>")))
        }
        #expect(sink.lines[0].contains(#""response_body":"<html>""#))
        #expect(sink.lines[0].contains(#""fault":"status-503""#))
    }

    @Test("A long body is cut at its bound and says so")
    func cut() {
        let response = HTTPResponse(
            status: 200, body: Array(("[\"" + String(repeating: "x", count: 5_000) + "\"]").utf8))
        let exchange = RecordedExchange(crm: "toy", request: .toyRead(), response: response, took: .zero, fault: nil)
        let line = String(decoding: exchange.line(bodyBytesMax: 100), as: UTF8.self)
        #expect(line.utf8.count < 500)
        #expect(line.contains("…<truncated>"))
        #expect(RecordedValue(json: Array(line.utf8)) != nil)
    }
}
