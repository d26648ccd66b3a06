import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import Synchronization

/// The network of a gateway as a test steers it, which counts the requests of each operation.
final class SteeredTransport: HTTPTransport {
    /// Sends the request on.
    typealias Sending = @Sendable () async throws(ConnectorError) -> HTTPResponse
    /// Answers the nth request of an operation, from 1.
    typealias Steering = @Sendable (HTTPRequest, _ nth: Int, Sending) async throws -> HTTPResponse

    private let next: any HTTPTransport
    private let steer: Steering
    private let counts = Mutex<[OperationName: Int]>([:])

    init(next: any HTTPTransport, _ steer: @escaping Steering) {
        self.next = next
        self.steer = steer
    }

    func send(_ request: HTTPRequest) async throws(ConnectorError) -> HTTPResponse {
        let nth = counts.withLock { counts in
            counts[request.operation, default: 0] += 1
            return counts[request.operation, default: 0]
        }
        let next = next
        let sending: Sending = { () async throws(ConnectorError) -> HTTPResponse in try await next.send(request) }
        do {
            return try await steer(request, nth, sending)
        } catch let error as ConnectorError {
            throw error
        } catch {
            throw ConnectorError(
                .invalid, operation: request.operation, message: "the test's own act failed: \(error)")
        }
    }
}

extension ProbeStage {
    /// Another gateway over the same store, whose requests a test steers.
    func steered(_ steer: @escaping SteeredTransport.Steering) async throws -> Gateway {
        try await fixture.reopened(clock: clock, through: { SteeredTransport(next: $0, steer) })
    }
}
