import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// Turns Hummingbird's requests into the mock's, and its answers back.
struct MockResponder: HTTPResponder {
    typealias Context = BasicRequestContext

    let slot: EngineSlot
    /// Bytes of a piece of padding.
    private static let pieceBytes = 64 * 1024

    func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
        guard let (engine, control) = slot.filled else { return Response(status: .serviceUnavailable) }
        let bytes: [UInt8]
        do {
            let buffer = try await request.body.collect(upTo: MockServer.requestBytesMax)
            bytes = Array(buffer.readableBytesView)
        } catch is NIOTooManyBytesError {
            return Self.response(WireAnswer(response: engine.answerTooLarge()))
        }
        // The server keeps the host apart from the other headers.
        let host = request.head.authority.map { [("Host", $0)] } ?? []
        let mine = MockRequest(
            method: request.method.rawValue, target: request.head.path ?? "/",
            headers: host + request.headers.map { ($0.name.rawName, $0.value) }, body: bytes)
        if mine.segments.first == ControlPlane.root {
            return Self.response(WireAnswer(response: control.answer(mine)))
        }
        let answer = engine.answer(mine)
        // In real time on purpose: it is the client's patience that is tested.
        if answer.delay > .zero { try await Task.sleep(for: answer.delay) }
        return Self.response(answer)
    }

    private static func response(_ answer: WireAnswer) -> Response {
        var headers = HTTPFields()
        for header in answer.response.headers {
            if let name = HTTPField.Name(header.name) { headers.append(HTTPField(name: name, value: header.value)) }
        }
        if let wire = answer.wire, let name = HTTPField.Name(WireFault.headerName) {
            headers[name] = wire.headerValue
        }
        let body = answer.response.body
        return Response(
            status: .init(code: answer.response.status), headers: headers,
            body: answer.padding > 0
                ? padded(body, by: answer.padding) : ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }

    private static func padded(_ body: [UInt8], by padding: Int) -> ResponseBody {
        ResponseBody(contentLength: body.count + padding) { writer in
            try await writer.write(ByteBuffer(bytes: body))
            let piece = ByteBuffer(repeating: 0x20, count: pieceBytes)
            var left = padding
            while left > 0 {
                let count = min(left, pieceBytes)
                try await writer.write(piece.getSlice(at: 0, length: count) ?? piece)
                left -= count
            }
            try await writer.finish(nil)
        }
    }
}
