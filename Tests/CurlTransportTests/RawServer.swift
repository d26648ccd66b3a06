import Glibc

@testable import CurlTransport

/// A TCP server on loopback that does to a connection exactly what a test's script says; one thread per connection.
///
/// It listens until the process ends: a test that only keeps its port must not lose it, nor another test win it.
final class RawServer: Sendable {
    /// What a connection's thread does, from its first byte to its end.
    typealias Script = @Sendable (RawConnection) -> Void

    private struct Journal {
        var connections = 0
        var requests: [RawRequest] = []
    }

    let port: Int
    private let journal = Locked(Journal())

    /// Listens on a free port of 127.0.0.1 (or another loopback address).
    init(on host: String = "127.0.0.1", _ script: @escaping Script) throws {
        let (listener, port) = try RawServer.bound(to: host)
        guard listen(listener, 512) == 0 else { throw TestFailure("no listening on port \(port): errno \(errno)") }
        self.port = port
        let journal = journal
        Thread.start {
            while case let descriptor = accept(listener, nil, nil), descriptor >= 0 {
                _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
                let number = journal.withLock { journal in
                    journal.connections += 1
                    return journal.connections
                }
                Thread.start {
                    let connection = RawConnection(descriptor, number: number) { request in
                        journal.withLock { $0.requests.append(request) }
                    }
                    script(connection)
                    connection.close()
                }
            }
        }
    }

    /// A socket bound to a free port, which refuses connections as long as it doesn't listen.
    static func bound(to host: String) throws -> (socket: Int32, port: Int) {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        inet_pton(AF_INET, host, &address.sin_addr)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard isBound else { throw TestFailure("no port is free on \(host): errno \(errno)") }
        return (descriptor, Int(UInt16(bigEndian: address.sin_port)))
    }

    /// How many connections were accepted.
    var connections: Int { journal.withLock(\.connections) }
    /// The requests that were read, in order.
    var requests: [RawRequest] { journal.withLock(\.requests) }
}

/// A thread for blocking work in tests.
enum Thread {
    static func start(_ body: @escaping @Sendable () -> Void) {
        precondition(LoopThread.start(body), "no thread")
    }
}

/// What a test's own machinery could not do.
struct TestFailure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
