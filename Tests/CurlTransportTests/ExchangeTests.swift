import ConnectorKit
import Testing

@testable import CurlTransport

@Suite("Exchanges over plain HTTP", .timeLimit(.minutes(1)))
struct ExchangeTests {
    /// Answers every request of every connection with its start line, body and connection number.
    private static let echo: RawServer.Script = { connection in
        while let request = connection.readRequest() {
            let text = "\(request.startLine)|\(String(decoding: request.body, as: UTF8.self))"
            connection.answer(headers: ["X-Connection: \(connection.number)", "X-Empty:"], body: text)
        }
    }

    @Test("Every verb arrives as it was asked for, with its body and content type")
    func verbs() async throws {
        let server = try RawServer(ExchangeTests.echo)
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin])
        for method in [HTTPMethod.get, .post, .put, .patch, .delete, .get] {
            let body = method.carriesBody ? HTTPBody.json(Array("{\"a\":1}".utf8)) : nil
            let response = try await transport.send(request(origin, method, "/x?q=1", body: body))
            let expected = "\(method.rawValue) /x?q=1 HTTP/1.1|" + (body == nil ? "" : "{\"a\":1}")
            #expect(String(decoding: response.body, as: UTF8.self) == expected)
            #expect(server.requests.last?.header("content-type") == body?.contentType)
        }
        let empty = try await transport.send(request(origin, .post, isIdempotent: true))
        #expect(empty.status == 200)
        #expect(server.requests.last?.header("content-length") == "0")
        #expect(server.requests.last?.header("content-type") == nil)
    }

    @Test("A request says what we are, asks for gzip alone, and carries its own headers, empty ones too")
    func headers() async throws {
        let server = try RawServer(ExchangeTests.echo)
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin]) { $0.userAgent = "tests/1" }
        let response = try await transport.send(request(origin, headers: ["X-One": "1", "X-None": ""]))
        let sent = try #require(server.requests.first)
        #expect(sent.header("user-agent") == "tests/1")
        #expect(sent.header("accept-encoding") == "gzip")
        #expect(sent.header("x-one") == "1")
        #expect(sent.header("x-none")?.isEmpty == true)
        #expect(response.headers["x-connection"] == "1")
        #expect(response.headers["X-EMPTY"]?.isEmpty == true)
        #expect(try await transport.send(request(origin)).isSuccess)
        #expect(server.requests.last?.header("x-one") == nil, "a used handle keeps no header of another request")
    }

    @Test("Requests one after the other share one connection")
    func reuse() async throws {
        let server = try RawServer(ExchangeTests.echo)
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin])
        for _ in 0..<50 { #expect(try await transport.send(request(origin)).isSuccess) }
        #expect(server.connections == 1)
        #expect(server.requests.count == 50)
    }

    @Test("At once, no more connections to a host are open than its cap, and all requests are answered")
    func hostCap() async throws {
        let server = try RawServer(ExchangeTests.echo)
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin]) { $0.connectionsPerHostMax = 4 }
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for index in 0..<200 {
                group.addTask { try await transport.send(request(origin, .get, "/\(index)")).isSuccess }
            }
            for try await isSuccess in group { #expect(isSuccess) }
        }
        #expect(server.requests.count == 200)
        #expect(Set(server.requests.map(\.startLine)).count == 200)
        #expect(server.connections <= 4)
    }

    @Test("A token request travels on a connection of its own, which is used for nothing else (T-14)")
    func freshConnection() async throws {
        let server = try RawServer(ExchangeTests.echo)
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin])
        var numbers: [String?] = []
        for isFresh in [false, true, true, false] {
            let body = HTTPBody.form([("grant_type", "refresh_token")])
            let answer = try await transport.send(
                request(origin, .post, body: body, isIdempotent: false, needsFreshConnection: isFresh))
            numbers.append(answer.headers["X-Connection"])
        }
        #expect(numbers == ["1", "2", "3", "1"])
    }

    @Test("A redirect is an answer: nothing is sent where it points (T-10)", arguments: [301, 302, 303, 307, 308])
    func noRedirect(_ status: Int) async throws {
        let elsewhere = try RawServer(ExchangeTests.echo)
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.answer(status, headers: ["Location: http://127.0.0.1:\(elsewhere.port)/"], body: "")
        }
        let origins: Set = [plainOrigin(server.port), plainOrigin(elsewhere.port)]
        let transport = try transport(to: origins)
        let answer = try await transport.send(request(plainOrigin(server.port), headers: ["Authorization": "Bearer t"]))
        #expect(answer.status == status)
        #expect(answer.headers["location"] == "http://127.0.0.1:\(elsewhere.port)/")
        #expect(elsewhere.connections == 0)
    }

    @Test("An interim answer is passed over: headers are those of the final one")
    func interimAnswer() async throws {
        let server = try RawServer { connection in
            guard connection.readRequest() != nil else { return }
            connection.write("HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\n")
            connection.answer(204, headers: ["X-Late: 1"], body: "")
        }
        let transport = try transport(to: [plainOrigin(server.port)])
        let answer = try await transport.send(request(plainOrigin(server.port)))
        #expect(answer.status == 204)
        #expect(answer.headers["x-early"] == nil)
        #expect(answer.headers["x-late"] == "1")
    }

    @Test("A body of several megabytes goes out whole, without waiting for leave, and comes back whole")
    func largeBodies() async throws {
        let server = try RawServer { connection in
            guard let request = connection.readRequest() else { return }
            connection.answer(
                headers: ["X-Expect: \(request.header("expect") ?? "none")"],
                body: String(decoding: request.body, as: UTF8.self))
        }
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin])
        let bytes = (0..<3_000_000).map { UInt8(97 + $0 % 26) }
        let answer = try await transport.send(request(origin, .post, body: .json(bytes), isIdempotent: false))
        #expect(answer.body == bytes)
        #expect(answer.headers["x-expect"] == "none")
    }

    @Test("The transport's thread ends when it is shut down, and when nobody holds it any more")
    func ends() async throws {
        let server = try RawServer { connection in
            _ = connection.readRequest()
            connection.waitForClose()
        }
        let origin = plainOrigin(server.port)
        let stopped = try transport(to: [origin])
        async let pending = failure { try await stopped.send(request(origin)) }
        try await waitUntil("the request arrived") { server.requests.count == 1 }
        stopped.shutdown()
        stopped.shutdown()
        #expect(try await pending.kind == .cancelled)
        await stopped.mailbox.waitUntilEnded()
        #expect(try await failure { try await stopped.send(request(origin)) }.kind == .cancelled)

        var dropped: CurlTransport? = try transport(to: [origin])
        let mailbox = try #require(dropped?.mailbox)
        dropped = nil
        await mailbox.waitUntilEnded()
    }
}
