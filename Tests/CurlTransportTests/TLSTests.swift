import ConnectorKit
import Foundation
import Testing

@testable import CurlTransport

@Suite("TLS and HTTP/2, through nginx", .timeLimit(.minutes(2)))
struct TLSTests {
    private static let answers = "location / { return 200 '{}'; } client_max_body_size 1k;"

    private static func origin(_ nginx: Nginx) throws -> Origin {
        try #require(Origin(parsing: "https://localhost:\(nginx.port)"))
    }

    /// A transport that may reach this nginx, and trusts its authority besides the system's.
    private static func client(
        of nginx: Nginx, _ change: (inout CurlTransportConfiguration) -> Void = { _ in }
    ) throws -> CurlTransport {
        var configuration = CurlTransportConfiguration()
        configuration.allowedPrivateHosts = ["localhost"]
        configuration.extraAuthorities = [.file(path: nginx.authorityPath)]
        change(&configuration)
        return try CurlTransport(configuration)
    }

    private static func refusal(
        _ nginx: Nginx, _ change: (inout CurlTransportConfiguration) -> Void = { _ in }
    ) async throws -> ConnectorError {
        let transport = try client(of: nginx, change)
        let error = try await failure { try await transport.send(request(origin(nginx))) }
        #expect(error.kind == .tlsRefused)
        #expect(error.retry == .never)
        #expect(error.transfer?.progress == .notConnected)
        return error
    }

    @Test("An authority of one's own is trusted, from a file or as text")
    func ownAuthority() async throws {
        let nginx = try Nginx(serverLines: TLSTests.answers)
        #expect(try await TLSTests.client(of: nginx).send(request(TLSTests.origin(nginx))).isSuccess)
        let text = try String(contentsOfFile: nginx.authorityPath, encoding: .utf8)
        let other = try TLSTests.client(of: nginx) { $0.extraAuthorities = [.pem(text)] }
        #expect(try await other.send(request(TLSTests.origin(nginx))).isSuccess)
    }

    @Test("A certificate for another host is refused, saying so (T-08)")
    func wrongHost() async throws {
        let error = try await TLSTests.refusal(try Nginx(.wrongHost, serverLines: TLSTests.answers))
        #expect(error.message.contains("another host"))
    }

    @Test("An expired certificate is refused, saying so (T-08)")
    func expired() async throws {
        let error = try await TLSTests.refusal(try Nginx(.expired, serverLines: TLSTests.answers))
        #expect(error.message.contains("expired"))
    }

    @Test("A certificate of an unknown authority is refused, saying so (T-08)")
    func unknownAuthority() async throws {
        let stranger = try await TLSTests.refusal(try Nginx(.unknownAuthority, serverLines: TLSTests.answers))
        #expect(stranger.message.contains("no authority"))
        let notAdded = try await TLSTests.refusal(try Nginx(serverLines: TLSTests.answers)) { $0.extraAuthorities = [] }
        #expect(notAdded.message.contains("no authority"))
    }

    @Test("A server that speaks nothing newer than TLS 1.1 is refused, saying so (T-08)")
    func downgrade() async throws {
        let old = "ssl_protocols TLSv1.1; ssl_ciphers ALL:@SECLEVEL=0;"
        let error = try await TLSTests.refusal(try Nginx(tls: old, serverLines: TLSTests.answers))
        #expect(error.message.contains("TLS 1.1"))
    }

    @Test("A server that doesn't speak TLS at all is refused, saying so")
    func notTLS() async throws {
        let server = try RawServer { connection in
            _ = connection.readMore()
            connection.write("HTTP/1.1 400 Bad Request\r\n\r\n")
        }
        let origin = try #require(Origin(parsing: "https://localhost:\(server.port)"))
        let transport = try transport(to: []) { $0.allowedPrivateHosts = ["localhost"] }
        let error = try await failure { try await transport.send(request(origin)) }
        #expect(error.kind == .tlsRefused)
        #expect(error.message.contains("doesn't speak TLS"))
    }

    @Test("A connection that breaks during the handshake is unreachable, not refused")
    func brokenHandshake() async throws {
        let server = try RawServer { connection in
            _ = connection.readMore()
            connection.reset()
        }
        let origin = try #require(Origin(parsing: "https://localhost:\(server.port)"))
        let transport = try transport(to: []) { $0.allowedPrivateHosts = ["localhost"] }
        #expect(try await failure { try await transport.send(request(origin)) }.kind == .unreachable)
    }

    @Test("An authority that can't be read is refused when the transport is made, by name")
    func unreadableAuthority() throws {
        let missing = #expect(throws: CurlTransportSetupError.self) {
            _ = try transport(to: []) { $0.extraAuthorities = [.file(path: "/nowhere/authority.pem")] }
        }
        #expect(missing?.description.contains("/nowhere/authority.pem") == true)
        let empty = #expect(throws: CurlTransportSetupError.self) {
            _ = try transport(to: []) { $0.extraAuthorities = [.pem("no certificate")] }
        }
        #expect(empty?.description.contains("BEGIN CERTIFICATE") == true)
    }

    @Test("A key log that the environment asks for is not written (T-08)")
    func noKeyLog() async {
        await #expect(processExitsWith: .success) {
            let folder = try temporaryFolder()
            defer { removeFolder(folder) }
            setenv("SSLKEYLOGFILE", folder + "/keys", 1)
            let nginx = try Nginx(serverLines: TLSTests.answers)
            #expect(try await TLSTests.client(of: nginx).send(request(TLSTests.origin(nginx))).isSuccess)
            #expect(!FileManager.default.fileExists(atPath: folder + "/keys"))
        }
    }

    @Test("Over HTTP/2, many requests at once share one connection")
    func multiplexing() async throws {
        let nginx = try Nginx(serverLines: TLSTests.answers)
        let transport = try TLSTests.client(of: nginx)
        let origin = try TLSTests.origin(nginx)
        try await withThrowingTaskGroup(of: HTTPResponse.self) { group in
            for index in 0..<90 { group.addTask { try await transport.send(request(origin, .get, "/\(index)")) } }
            var connections: Set<String?> = []
            for try await answer in group {
                connections.insert(answer.headers["X-Connection"])
                #expect(answer.headers["X-Protocol"] == "HTTP/2.0")
            }
            #expect(connections.count == 1)
        }
    }

    @Test("Hazard 4: an early answer to an upload is that answer, or a broken connection; the next request is served")
    func earlyAnswer() async throws {
        let nginx = try Nginx(serverLines: TLSTests.answers)
        let transport = try TLSTests.client(of: nginx)
        let origin = try TLSTests.origin(nginx)
        let body = HTTPBody.json([UInt8](repeating: 32, count: 3_000_000))
        for _ in 0..<20 {
            do {
                #expect(try await transport.send(request(origin, .post, body: body, isIdempotent: false)).status == 413)
            } catch {
                #expect(error.kind == .outcomeUnknown)
                #expect(error.transfer?.progress != .notConnected)
            }
            #expect(try await transport.send(request(origin)).isSuccess)
        }
    }

    @Test("Hazard 3: plain http stays HTTP/1.1, and its connections are used again")
    func plainIsHTTP1() async throws {
        let server = try RawServer { connection in
            while connection.readRequest() != nil { connection.answer() }
        }
        let origin = plainOrigin(server.port)
        let transport = try transport(to: [origin])
        for _ in 0..<3 { #expect(try await transport.send(request(origin)).isSuccess) }
        #expect(server.connections == 1)
        #expect(server.requests.allSatisfy { $0.startLine.hasSuffix("HTTP/1.1") && $0.header("upgrade") == nil })
    }

    @Test("Without that remedy, the second request over HTTP/2 without TLS fails")
    func plainHTTP2BreaksOnReuse() async throws {
        let nginx = try Nginx(serverLines: TLSTests.answers, isPlain: true)
        let origin = plainOrigin(nginx.port)
        let transport = try transport(to: [origin]) { $0.remedies.isHTTP2OverTLSOnly = false }
        #expect(try await transport.send(request(origin)).headers["X-Protocol"] == "HTTP/2.0")
        let error = try await failure { try await transport.send(request(origin)) }
        #expect(error.message.contains("code 16"))
    }
}
