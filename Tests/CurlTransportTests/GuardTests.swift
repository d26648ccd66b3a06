import CCurl
import ConnectorKit
import Foundation
import Testing

@testable import CurlTransport

@Suite("What may be reached, and what may be sent", .timeLimit(.minutes(1)))
struct GuardTests {
    private static let answers: RawServer.Script = { connection in
        while connection.readRequest() != nil { connection.answer() }
    }

    @Test("Plain http is refused, unless the operator allowed the origin (SEC-5, T-08)")
    func plainRefused() async throws {
        let server = try RawServer(GuardTests.answers)
        let origin = plainOrigin(server.port)
        let error = try await failure { try await transport(to: []).send(request(origin)) }
        #expect(error.kind == .invalid)
        #expect(error.message.contains("https"))
        #expect(server.connections == 0)
    }

    @Test("An allowed plain origin is refused when its name leads beyond loopback (T-08, T-10)")
    func plainBeyondLoopback() async throws {
        let origin = plainOrigin(80, host: "10.0.0.1")
        let error = try await failure { try await transport(to: [origin]).send(request(origin)) }
        #expect(error.kind == .unreachable)
        #expect(error.retry == .never)
        #expect(error.transfer?.progress == .notConnected)
    }

    @Test("A name that leads to a private address is refused at connect: nothing arrives (T-10)")
    func privateAddressRefused() async throws {
        let server = try RawServer(GuardTests.answers)
        let origin = try #require(Origin(parsing: "https://localhost:\(server.port)"))
        let error = try await failure { try await transport(to: []).send(request(origin)) }
        #expect(error.kind == .unreachable)
        #expect(error.retry == .never)
        #expect(error.message.contains("allow it by name"))
        #expect(server.connections == 0)
    }

    @Test(
        "An address in the place of a name is judged like any other (T-10)",
        arguments: ["127.0.0.1", "10.1.2.3", "169.254.169.254", "[::1]", "[::ffff:127.0.0.1]", "[fd00::1]"])
    func privateLiteralRefused(_ host: String) async throws {
        let origin = try #require(Origin(parsing: "https://\(host):1"))
        let error = try await failure { try await transport(to: []).send(request(origin)) }
        #expect(error.kind == .unreachable)
        #expect(error.retry == .never)
    }

    @Test("Before each request, a used connection's address is judged again (T-10)")
    func judgedOnReuse() async throws {
        let configuration = CurlTransportConfiguration()
        let pool = CurlHandlePool(configuration, authorities: try TrustedAuthorities([]), turn: LoopTurn(epoll: -1))
        let transfer = try #require(pool.take())
        let prepared = try PreparedRequest(request(Origin(https: "crm.example")), under: configuration)
        let outcome = await withUnsafeContinuation { (continuation: UnsafeContinuation<CurlOutcome, Never>) in
            transfer.begin(1, prepared, for: continuation, under: configuration)
            #expect(transfer.permitsSending(to: "8.8.8.8"))
            for address in ["10.0.0.1", "127.0.0.1", "::1", "fe80::1", "no address"] {
                #expect(!transfer.permitsSending(to: address))
            }
            let end = transfer.finish(CURLE_ABORTED_BY_CALLBACK)
            end?.continuation.resume(returning: .failed(end?.outcome.failure ?? .shutDownBeforeStart))
        }
        #expect(outcome.failure?.cause == .stopped(.addressRefused))
    }

    @Test(
        "T-27: a header that would break a line, or change how the request is read, never leaves",
        arguments: [
            ("X-A", "1\r\nX-Injected: 2"), ("X-A", "1\n"), ("X-A", "a\0b"), ("X-A", "a\tb"), ("X-A", "gr\u{FC}n"),
            ("X-A: 1\r\nX-B", "2"), ("X A", "1"), ("", "1"), ("Host", "evil.example"), ("content-length", "5"),
            ("Transfer-Encoding", "chunked"), ("Accept-Encoding", "br"),
        ])
    func headerInjection(name: String, value: String) async throws {
        let server = try RawServer(GuardTests.answers)
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin])
        let headers = HTTPHeaders([HTTPHeaders.Field(name: name, value: value)])
        let error = try await failure { try await transport.send(request(origin, headers: headers)) }
        #expect(error.kind == .invalid)
        #expect(value == "1" || value == "2" || value == "5" || !error.message.contains(value))
        #expect(server.connections == 0)
    }

    @Test(
        "T-26, T-27: a path that would break the line or name another path never leaves",
        arguments: ["/a\r\nX: 1", "/a b", "/a#b", "a", "", "/a/../b", "/./a", "/gr\u{FC}n", "/a\0"])
    func targetInjection(_ path: String) async throws {
        let server = try RawServer(GuardTests.answers)
        let origin = plainOrigin(server.port)
        let error = try await failure { try await transport(to: [origin]).send(request(origin, .get, path)) }
        #expect(error.kind == .invalid)
        #expect(server.connections == 0)
    }

    @Test("A content type is judged like a header; a request without an origin is refused")
    func otherFlaws() async throws {
        let origin = plainOrigin(1)
        let transport = try transport(to: [origin])
        let body = HTTPBody(contentType: "a\r\nb", bytes: [])
        #expect(try await failure { try await transport.send(request(origin, .post, body: body)) }.kind == .invalid)
        #expect(try await failure { try await transport.send(request(nil)) }.kind == .invalid)
    }

    @Test("Proxies of the environment are not used (T-08)")
    func environmentProxiesIgnored() async {
        await #expect(processExitsWith: .success) {
            let proxy = try RawServer(GuardTests.answers)
            for name in ["http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"] {
                setenv(name, "http://127.0.0.1:\(proxy.port)", 1)
            }
            let server = try RawServer(GuardTests.answers)
            let origin = plainOrigin(server.port)
            let noTLS = try RawServer { connection in
                _ = connection.readMore()
                connection.write("HTTP/1.1 400 Bad Request\r\n\r\n")
            }
            let secure = try #require(Origin(parsing: "https://localhost:\(noTLS.port)"))
            let transport = try transport(to: [origin]) { $0.allowedPrivateHosts = ["localhost"] }
            #expect(try await transport.send(request(origin)).isSuccess)
            #expect(try await failure { try await transport.send(request(secure)) }.kind == .tlsRefused)
            #expect(proxy.connections == 0)
        }
    }

    @Test("The operator's proxy is asked for a tunnel, with its credentials, and never sees the request (T-08)")
    func operatorProxy() async throws {
        let lines = Locked<[String]>([])
        let proxy = try RawServer { connection in
            guard let head = connection.readHead() else { return }
            lines.withLock { $0 = head.split(separator: "\r\n").map(String.init) }
            connection.write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
        }
        let transport = try transport(to: []) {
            $0.proxy = CurlProxy(origin: plainOrigin(proxy.port), user: "me", password: Secret("word"))
        }
        let error = try await failure {
            try await transport.send(
                request(Origin(https: "crm.example"), .get, "/path", headers: ["Authorization": "Bearer t"]))
        }
        #expect(error.kind == .unreachable)
        #expect(error.transfer?.progress == .notConnected)
        let seen = lines.withLock { $0 }
        #expect(seen.first == "CONNECT crm.example:443 HTTP/1.1")
        #expect(seen.contains("Proxy-Authorization: Basic bWU6d29yZA=="))
        #expect(!seen.contains { $0.contains("Bearer") || $0.contains("/path") })
    }

    @Test("Loopback is reached without the operator's proxy")
    func proxyNotForLoopback() async throws {
        let proxy = try RawServer { _ in }
        let server = try RawServer(GuardTests.answers)
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin]) { $0.proxy = CurlProxy(origin: plainOrigin(proxy.port)) }
        #expect(try await transport.send(request(origin)).isSuccess)
        #expect(proxy.connections == 0)
    }

    @Test("A private address behind the operator's proxy is refused too, where the request names it (T-10)")
    func privateLiteralBehindProxy() async throws {
        let proxy = try RawServer { _ in }
        let transport = try transport(to: []) { $0.proxy = CurlProxy(origin: plainOrigin(proxy.port)) }
        #expect(
            try await failure { try await transport.send(request(Origin(https: "10.0.0.1"))) }.kind == .unreachable)
        #expect(proxy.connections == 0)
    }
}
