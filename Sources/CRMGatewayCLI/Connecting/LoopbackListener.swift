import Foundation

/// Waits on 127.0.0.1 and ::1 for one redirect of a browser (T-38).
///
/// It answers on the exact path, for the exact host and with the expected state alone; anything else is turned away and
/// changes nothing. Once the redirect has come it listens no more.
final class LoopbackListener: Sendable {
    /// How many requests are turned away before it gives up.
    static let requestsMax = 64

    private let sockets: [LoopbackSocket]
    private let path: String
    /// The port in use.
    let port: Int

    /// Opens the port on both loopback addresses, for itself alone.
    ///
    /// - Parameter port: 0 for a free one.
    /// - Throws: `CommandFailure` `port_taken`.
    init(port: Int, path: String) throws(CommandFailure) {
        let first = try LoopbackSocket(port: port, isIPv6: false)
        self.port = first.port
        self.path = path
        // A machine without IPv6 has nobody to listen to there.
        if LoopbackSocket.hasIPv6 {
            do {
                self.sockets = [first, try LoopbackSocket(port: first.port, isIPv6: true)]
            } catch {
                first.close()
                throw error
            }
        } else {
            self.sockets = [first]
        }
    }

    /// Where the vendor sends the browser back to.
    var redirect: String { "http://localhost:\(port)\(path)" }

    /// Closes the port.
    func close() {
        for socket in sockets { socket.close() }
    }

    /// Waits for the redirect, on a thread of its own.
    ///
    /// - Returns: its query parameters.
    /// - Throws: `CommandFailure` when none came in time.
    func callback(state: String, timeLimit: Duration) async throws -> [String: String] {
        let deadline = ContinuousClock.now.advanced(by: timeLimit)
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { [self] in
                continuation.resume(with: Result { try wait(state: state, until: deadline) })
            }
        }
    }

    private func wait(state: String, until deadline: ContinuousClock.Instant) throws -> [String: String] {
        for _ in 0..<Self.requestsMax {
            guard let connection = LoopbackSocket.accept(from: sockets, until: deadline) else { break }
            defer { connection.close() }
            let answer = RedirectRequest(connection.head(), host: "localhost:\(port)", path: path, state: state)
            connection.send(answer.response)
            if let parameters = answer.parameters { return parameters }
        }
        throw CommandFailure(
            .unavailable, code: "connect_timed_out", "The CRM's page sent no answer to \(redirect) in time.",
            nextStep: "Connect again, and check that this redirect is registered with the app.")
    }
}
