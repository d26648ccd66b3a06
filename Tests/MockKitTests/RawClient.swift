import Foundation
import Glibc
import MockKit

/// What a connection gave, byte by byte: enough to tell a reset from a close, and a cut from a whole body.
struct RawClient {
    struct Outcome {
        /// The status of the answer; `nil` when no head came.
        var status: Int?
        /// The head, lower-case.
        var head = ""
        var body: [UInt8] = []
        /// Whether the peer reset the connection.
        var isReset = false

        var promisedBytes: Int? {
            head.split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
                .flatMap { Int($0.dropFirst(15).trimmingCharacters(in: .whitespaces)) }
        }
        var json: JSON? { try? JSON.parse(body) }
    }

    /// How long an answer may stay away before a test fails, in place of hanging.
    private static let patienceSeconds = 30

    let port: Int
    var token = "toy-token"

    /// Sends one request on a connection of its own and reads until the peer ends it.
    func send(_ method: String, _ target: String, body: String = "") async -> Outcome {
        // On a thread of its own: reads block, and the few threads of tasks and of Dispatch are the server's too.
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: exchange(method, target, body: body)) }
        }
    }

    private func exchange(_ method: String, _ target: String, body: String) -> Outcome {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var patience = timeval(tv_sec: Self.patienceSeconds, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        let connected = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard connected == 0 else { return Outcome() }
        let head =
            "\(method) \(target) HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer \(token)\r\n"
            + "Connection: close\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
        let bytes = Array((head + body).utf8)
        // A server that has heard enough may reset: what it answered is read all the same.
        _ = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
        return Self.outcome(of: descriptor)
    }

    private static func outcome(of descriptor: Int32) -> Outcome {
        var outcome = Outcome()
        var all: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else {
                outcome.isReset = count < 0 && errno == ECONNRESET
                break
            }
            all += buffer[0..<count]
        }
        guard let end = all.firstRange(of: Array("\r\n\r\n".utf8)) else { return outcome }
        outcome.head = String(decoding: all[..<end.lowerBound], as: UTF8.self).lowercased()
        outcome.status = Int(outcome.head.split(separator: " ").dropFirst().first ?? "")
        outcome.body = Array(all[end.upperBound...])
        return outcome
    }
}
