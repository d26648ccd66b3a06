import ConnectorKit
import Synchronization

/// The network of a gateway beside which somebody acts: once, right before a request of an operation is sent.
final class MeddlingTransport: HTTPTransport {
    private let next: any HTTPTransport
    private let operation: OperationName
    private let act: @Sendable () async throws -> Void
    private let hasActed = Mutex(false)

    /// - Parameter operation: the connector's name of the request.
    init(
        next: any HTTPTransport, before operation: OperationName, _ act: @escaping @Sendable () async throws -> Void
    ) {
        self.next = next
        self.operation = operation
        self.act = act
    }

    func send(_ request: HTTPRequest) async throws(ConnectorError) -> HTTPResponse {
        let isNow = hasActed.withLock { hasActed in
            guard !hasActed, request.operation == operation else { return false }
            hasActed = true
            return true
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
