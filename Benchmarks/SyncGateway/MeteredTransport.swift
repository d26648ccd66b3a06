import ConnectorKit
import Synchronization

/// A transport that notes how long at least one request was under way (time that is the network's and the CRM's), and
/// what headers of the answers told.
final class MeteredTransport: HTTPTransport {
    private struct Meter {
        var underWay = 0
        var since = ContinuousClock.now
        var total: Duration = .zero
        var headers: [Origin: AnsweredHeaders] = [:]
    }

    private let transport: any HTTPTransport
    private let noted: [String]
    private let meter = Mutex(Meter())

    /// - Parameter noted: headers whose numbers are noted.
    init(_ transport: any HTTPTransport, noting noted: [String]) {
        self.transport = transport
        self.noted = noted
    }

    /// The time so far.
    var total: Duration { meter.withLock { $0.total } }

    /// What the headers of a CRM's answers told.
    func headers(from origin: Origin) -> AnsweredHeaders { meter.withLock { $0.headers[origin] ?? AnsweredHeaders() } }

    func send(_ request: HTTPRequest) async throws(ConnectorError) -> HTTPResponse {
        meter.withLock { meter in
            if meter.underWay == 0 { meter.since = .now }
            meter.underWay += 1
        }
        defer {
            meter.withLock { meter in
                meter.underWay -= 1
                if meter.underWay == 0 { meter.total += .now - meter.since }
            }
        }
        let answer = try await transport.send(request)
        if let origin = request.origin {
            meter.withLock { $0.headers[origin, default: AnsweredHeaders()].note(answer.headers, named: noted) }
        }
        return answer
    }
}
