import ConnectorKit
import Synchronization
public import TransportLayers

/// What a session sent and got, secrets struck out: kept in memory, and written to the CRM's recording.
///
/// An exchange without an answer can't carry the name of its fault; it gets that of the fault injected last, so that
/// whoever checks the recording knows to leave it out.
public final class ExchangeLog: ExchangeRecorder {
    private struct State {
        var exchanges: [RecordedExchange] = []
        var lastFault: String?
    }

    private let file: (any ExchangeRecorder)?
    private let state = Mutex(State())

    init(file: (any ExchangeRecorder)?) {
        self.file = file
    }

    /// The exchanges, oldest first.
    public var exchanges: [RecordedExchange] { state.withLock { $0.exchanges } }

    /// The exchanges as they are recorded, one line of JSON each.
    public var lines: [String] {
        exchanges.map { String(decoding: $0.line(bodyBytesMax: ExchangeLog.bodyBytesMax), as: UTF8.self) }
    }

    /// Takes an exchange.
    public func record(_ exchange: RecordedExchange) {
        var exchange = exchange
        state.withLock { state in
            if exchange.status == nil, exchange.fault == nil { exchange.fault = state.lastFault ?? "no_answer" }
            state.exchanges.append(exchange)
        }
        file?.record(exchange)
    }

    func noteFault(_ name: String) {
        state.withLock { $0.lastFault = name }
    }

    private static let bodyBytesMax = FileExchangeRecorder.bodyBytesMaxDefault
}
