import ConnectorKit
import Glibc
import Testing

@testable import CurlTransport

@Suite("Transfers that break, stall or never begin", .timeLimit(.minutes(1)))
struct BrokenTransferTests {
    @Test("Nobody listens: not connected, nothing sent, safe to send again")
    func notConnected() async throws {
        let (silent, port) = try RawServer.bound(to: "127.0.0.1")
        defer { close(silent) }
        let origin = plainOrigin(port)
        let transport = try transport(to: [origin])
        let error = try await failure { try await transport.send(request(origin, .post, isIdempotent: false)) }
        #expect(error.kind == .unreachable)
        #expect(error.retry == .later(after: nil))
        #expect(error.transfer == TransferFacts(progress: .notConnected))
        #expect(error.message.contains(origin.description))
    }

    @Test(
        "A reset before the answer: unavailable where repeating is safe, else outcome unknown",
        arguments: [(true, ConnectorErrorKind.unavailable), (false, .outcomeUnknown)])
    func resetBeforeAnswer(isIdempotent: Bool, kind: ConnectorErrorKind) async throws {
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.reset()
        }
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin])
        let body = HTTPBody.json(Array("{}".utf8))
        let error = try await failure {
            try await transport.send(request(origin, .post, "/a?secret=1", body: body, isIdempotent: isIdempotent))
        }
        #expect(error.kind == kind)
        #expect(error.transfer?.progress == .sentUnanswered)
        #expect(error.isRetryable == isIdempotent)
        #expect(!error.message.contains("secret"))
        #expect(server.requests.count == 1)
    }

    @Test(
        "An answer that is truncated says how many bytes came and how many were promised",
        arguments: [(true, ConnectorErrorKind.unavailable), (false, .outcomeUnknown)])
    func truncated(isIdempotent: Bool, kind: ConnectorErrorKind) async throws {
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n0123456789")
        }
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin])
        let error = try await failure {
            try await transport.send(request(origin, .post, body: .json([123, 125]), isIdempotent: isIdempotent))
        }
        #expect(error.kind == kind)
        #expect(error.transfer == TransferFacts(progress: .cutOff, bytesReceived: 10, bytesPromised: 100))
    }

    @Test("A reset in the middle of a chunked answer: cut off, nothing promised")
    func resetInTheMiddle() async throws {
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n")
            // A reset discards what the peer hasn't read yet.
            pause(milliseconds: 100)
            connection.reset()
        }
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin])
        let error = try await failure { try await transport.send(request(origin)) }
        #expect(error.kind == .unavailable)
        #expect(error.transfer == TransferFacts(progress: .cutOff, bytesReceived: 5))
    }

    @Test(
        "No first byte within its limit: timed out where repeating is safe, else outcome unknown",
        arguments: [true, false])
    func firstByteLate(isIdempotent: Bool) async throws {
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.waitForClose()
        }
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin]) { $0.firstByteTimeout = .seconds(1) }
        let error = try await failure {
            try await transport.send(request(origin, .post, body: .json([123, 125]), isIdempotent: isIdempotent))
        }
        #expect(error.kind == (isIdempotent ? .timedOut : .outcomeUnknown))
        #expect(error.transfer?.progress == .sentUnanswered)
        #expect(error.message.contains("first-byte"))
    }

    @Test("A body that drips is ended by the low-speed limit (T-30)")
    func dripping() async throws {
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
            while connection.write("x") { pause(milliseconds: 20) }
        }
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin]) {
            $0.lowSpeedBytesPerSecond = 1000
            $0.lowSpeedDuration = .seconds(1)
        }
        let error = try await failure { try await transport.send(request(origin)) }
        #expect(error.kind == .timedOut)
        #expect(error.message.contains("low-speed"))
        let received = try #require(error.transfer?.bytesReceived)
        #expect((1..<1000).contains(received))
        #expect(error.transfer?.bytesPromised == 100_000)
    }

    @Test("A body that never ends is ended by the total limit, though bytes keep coming (T-30)")
    func endless() async throws {
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 OK\r\n\r\n")
            while connection.write("0123456789") { pause(milliseconds: 5) }
        }
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin]) {
            $0.totalTimeout = .seconds(1)
            $0.lowSpeedBytesPerSecond = 1
        }
        let error = try await failure { try await transport.send(request(origin)) }
        #expect(error.kind == .timedOut)
        #expect(error.message.contains("total"))
        #expect(error.transfer?.progress == .cutOff)
    }

    @Test("A body past the request's bound is stopped while it arrives (T-30)")
    func tooLarge() async throws {
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 OK\r\n\r\n")
            let chunk = [UInt8](repeating: 120, count: 64 * 1024)
            while connection.write(chunk) {}
        }
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin])
        let error = try await failure { try await transport.send(request(origin, responseBytesMax: 1_000_000)) }
        #expect(error.kind == .tooLarge)
        let received = try #require(error.transfer?.bytesReceived)
        #expect(received <= 1_000_000 && received > 900_000)
        #expect(error.message.contains("1000000"))
    }

    @Test("A body of exactly the bound is accepted")
    func exactlyTheBound() async throws {
        let server = try RawServer { connection in
            while connection.readRequest() != nil { connection.answer(body: String(repeating: "x", count: 1000)) }
        }
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin])
        #expect(try await transport.send(request(origin, responseBytesMax: 1000)).body.count == 1000)
        #expect(
            try await failure { try await transport.send(request(origin, responseBytesMax: 999)) }.kind == .tooLarge)
    }

    @Test("48 KB of gzip that hold 50 MB are stopped at the bound, by decoded bytes (T-30)")
    func gzipBomb() async throws {
        let bomb = try Shell.run("/bin/sh", ["-c", "head -c 50000000 /dev/zero | gzip -9"])
        #expect(bomb.count < 60_000)
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(bomb.count)\r\n\r\n")
            connection.write(bomb)
            connection.waitForClose()
        }
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin])
        let error = try await failure { try await transport.send(request(origin, responseBytesMax: 2_000_000)) }
        #expect(error.kind == .tooLarge)
        #expect(try #require(error.transfer?.bytesReceived) <= 2_000_000)
        #expect(error.transfer?.bytesPromised == bomb.count)
    }

    @Test("A gzip body is decoded; one that is not gzip after all is malformed")
    func gzip() async throws {
        let good = try Shell.run("/bin/sh", ["-c", "printf '{\"a\":1}' | gzip"])
        let server = try RawServer { connection in
            while let request = connection.readRequest() {
                let body = request.startLine.contains("/good") ? good : Array("this is no gzip at all".utf8)
                connection.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: \(body.count)\r\n\r\n")
                connection.write(body)
            }
        }
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin])
        #expect(try await transport.send(request(origin, .get, "/good")).body == Array("{\"a\":1}".utf8))
        #expect(try await failure { try await transport.send(request(origin, .get, "/bad")) }.kind == .malformed)
    }

    @Test("A header past 64 KiB is stopped while it arrives")
    func headerTooLarge() async throws {
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.write("HTTP/1.1 200 OK\r\n")
            let line = "X-Long: " + String(repeating: "x", count: 8000) + "\r\n"
            while connection.write(line) {}
        }
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin])
        let error = try await failure { try await transport.send(request(origin)) }
        #expect(error.kind == .tooLarge)
        #expect(error.message.contains("header"))
    }

    @Test("What is no HTTP is malformed")
    func notHTTP() async throws {
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.write("SSH-2.0-OpenSSH_9.2\r\n\r\nhello, this is something else\r\n\r\n")
        }
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin])
        #expect(try await failure { try await transport.send(request(origin)) }.kind == .malformed)
    }

    @Test("Cancelling the task ends the transfer at once, and the connection with it")
    func cancellation() async throws {
        let hasClosed = Locked(false)
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.waitForClose()
            hasClosed.withLock { $0 = true }
        }
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin])
        let task = Task { try await failure { try await transport.send(request(origin)) } }
        try await waitUntil("the request arrived") { server.requests.count == 1 }
        task.cancel()
        let error = try await task.value
        #expect(error.kind == .cancelled)
        #expect(error.transfer?.progress == .sentUnanswered)
        try await waitUntil("the connection was closed") { hasClosed.withLock { $0 } }
    }

    @Test("A task that is cancelled already sends nothing")
    func cancelledBefore() async throws {
        let server = try RawServer { _ in }
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin])
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await failure { try await transport.send(request(origin)) }
        }
        task.cancel()
        #expect(try await task.value.kind == .cancelled)
        #expect(server.requests.isEmpty)
    }
}
