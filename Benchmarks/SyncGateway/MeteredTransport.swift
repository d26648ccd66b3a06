import ConnectorKit
import Synchronization

/// A transport that notes how long at least one request was under way: time that is the network's and the CRM's.
final class MeteredTransport: HTTPTransport {
    private struct Meter {
        var underWay = 0
        var since = ContinuousClock.now
        var total: Duration = .zero
    }

    private let transport: any HTTPTransport
    private let meter = Mutex(Meter())

    init(_ transport: any HTTPTransport) {
        self.transport = transport
    }

    /// The time so far.
    var total: Duration { meter.withLock { $0.total } }

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
        return try await transport.send(request)
    }
}
