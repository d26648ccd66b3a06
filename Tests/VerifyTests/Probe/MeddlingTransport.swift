import ConnectorKit
import Synchronization

/// The network of a gateway beside which somebody acts: once, right before a request of an operation is sent, the first or
/// a later one.
final class MeddlingTransport: HTTPTransport {
    private let next: any HTTPTransport
    private let operation: OperationName
    private let act: @Sendable () async throws -> Void
    private let nth: Int
    private let sent = Mutex(0)

    /// - Parameter operation: the connector's name of the request.
    init(
        next: any HTTPTransport, before operation: OperationName, nth: Int = 1,
        _ act: @escaping @Sendable () async throws -> Void
    ) {
        self.next = next
        self.operation = operation
        self.nth = nth
        self.act = act
    }

    func send(_ request: HTTPRequest) async throws(ConnectorError) -> HTTPResponse {
        let isNow = sent.withLock { sent in
            guard request.operation == operation else { return false }
            sent += 1
            return sent == nth
        }
        if isNow {
            do {
                try await act()
            } catch {
                throw ConnectorError(.invalid, operation: operation, message: "the test's own act failed: \(error)")
            }
        }
        return try await next.send(request)
    }
}
