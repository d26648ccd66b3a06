import ConnectorKit
import Synchronization
import Testing

@testable import TransportLayers

@Suite("Classify layer")
struct ClassifyLayerTests {
    private func send(
        _ request: HTTPRequest = .toyRead(), over base: FakeTransport,
        failure: @escaping ClassifyLayer.FailureReading = { _, _ in nil },
        answered: @escaping ClassifyLayer.AnswerObserver = { _, _ in }
    ) async -> Result<HTTPResponse, ConnectorError> {
        let layer = ClassifyLayer(failure: failure, clock: EagerClock(), answered: answered)
        return await LayeredTransport(layer, around: base).outcome(of: request)
    }

    private func error(_ result: Result<HTTPResponse, ConnectorError>) -> ConnectorError? {
        guard case .failure(let error) = result else { return nil }
        return error
    }

    @Test("The connector's word comes before the table's, also for an answer with 200")
    func connectorFirst() async {
        let failure: ClassifyLayer.FailureReading = { response, request in
            response.body.isEmpty ? nil : ConnectorError(.unsupported, operation: request.operation, message: "quirk")
        }
        for status in [200, 404] {
            let base = FakeTransport(answers: .status(status, [:], "error"))
            #expect(error(await send(over: base, failure: failure))?.kind == .unsupported)
        }
        #expect(error(await send(over: FakeTransport(answers: .status(404)), failure: failure))?.kind == .notFound)
        #expect((try? await send(over: FakeTransport(answers: .status(204)), failure: failure).get().status) == 204)
    }

    @Test("304 is handed on to whoever asked for what is newer, and is an error for all others")
    func notModified() async {
        var request = HTTPRequest.toyRead()
        request.headers["If-Modified-Since"] = "Sun, 06 Nov 1994 08:49:37 GMT"
        #expect((try? await send(request, over: FakeTransport(answers: .status(304))).get().status) == 304)
        #expect(error(await send(.toyRead(), over: FakeTransport(answers: .status(304))))?.kind == .malformed)
    }

    @Test(
        "T-14: an answer to a create that got lost is outcome_unknown, whatever the transport called it",
        arguments: [ConnectorErrorKind.timedOut, .unavailable, .unreachable, .malformed],
        [TransferFacts.Progress.sentUnanswered, .cutOff])
    func lostAnswers(_ kind: ConnectorErrorKind, _ progress: TransferFacts.Progress) async {
        let base = FakeTransport(answers: .error(kind, retry: .later(after: nil), progress: progress))
        let lost = error(await send(.toyCreate(), over: base))
        #expect(lost?.kind == .outcomeUnknown && lost?.retry == .never)
        #expect(lost?.transfer?.progress == progress)
        #expect(error(await send(.toyRead(), over: base))?.kind == kind)
    }

    @Test("A create that was never sent may be sent again")
    func unsent() async {
        let base = FakeTransport(answers: .error(.unreachable, progress: .notConnected))
        #expect(error(await send(.toyCreate(), over: base))?.retry == .later(after: nil))
    }

    @Test("A connector that forgets about lost outcomes can't have a create repeated after a 502")
    func strictForConnectors() async {
        let careless: ClassifyLayer.FailureReading = { response, request in
            ConnectorError(
                .unavailable, operation: request.operation, message: "down", vendor: .init(status: response.status))
        }
        let base = FakeTransport(answers: .status(502))
        #expect(error(await send(.toyCreate(), over: base, failure: careless))?.kind == .outcomeUnknown)
        #expect(error(await send(.toyRead(), over: base, failure: careless))?.kind == .unavailable)
    }

    @Test("T-11: a secret that the vendor echoes is in no error, even where the vendor's words are cut through it")
    func scrubsVendorWords() async {
        let canary = "canary-9f8e7d6c5b4a3f2e1d0c"
        var request = HTTPRequest.toyCreate()
        request.secrets = [Secret(canary)]
        let failure: ClassifyLayer.FailureReading = { response, request in
            let words = String(decoding: response.body, as: UTF8.self)
            return ConnectorError(
                .invalid, operation: request.operation, message: words,
                vendor: VendorFailure(status: response.status, code: words, requestID: words, message: words))
        }
        for status in [200, 400] {
            let body = status == 200 ? canary : String(repeating: "x", count: 500) + canary
            let error = error(
                await send(request, over: FakeTransport(answers: .status(status, [:], body)), failure: failure))
            let text = "\(String(describing: error)) \(String(reflecting: error))"
            #expect(error != nil)
            #expect(!text.contains("canary"))
        }
    }

    @Test("Refusals are shown to the observer too, before they are judged")
    func observes() async {
        let seen = Mutex([Int]())
        for status in [200, 429, 500] {
            let observe: ClassifyLayer.AnswerObserver = { response, _ in
                seen.withLock { $0.append(response.status) }
            }
            _ = await send(over: FakeTransport(answers: .status(status)), answered: observe)
        }
        #expect(seen.withLock { $0 } == [200, 429, 500])
    }

    @Test("A status with which the vendor answers record by record is handed to the connector that asked for it")
    func answerStatuses() async {
        var request = HTTPRequest.toyCreate()
        request.answerStatuses = [400]
        let base = FakeTransport(answers: .status(400, [:], "items"))
        #expect((try? await send(request, over: base).get().status) == 400)
        let judged = await send(request, over: base) { _, request in
            ConnectorError(.forbidden, operation: request.operation, message: "the connector's own word")
        }
        #expect(error(judged)?.kind == .forbidden)
        #expect(error(await send(.toyCreate(), over: base))?.kind == .invalid)
        #expect(error(await send(request, over: FakeTransport(answers: .status(403))))?.kind == .forbidden)
    }
}
