import Foundation
import Testing

@testable import CRMGatewayCLI

@Suite("Loopback redirect")
struct LoopbackTests {
    private let path = "/oauth/callback"

    private func request(
        _ target: String, method: String = "GET", host: String? = "localhost:9000"
    ) -> RedirectRequest {
        let field = host.map { "Host: \($0)\r\n" } ?? ""
        return RedirectRequest(
            "\(method) \(target) HTTP/1.1\r\n\(field)Accept: */*\r\n\r\n", host: "localhost:9000", path: path,
            state: "right")
    }

    @Test("T-38: the redirect's parameters are taken, decoded, the first of a name counting")
    func taken() {
        let redirect = request("\(path)?code=a%2Fb+c&state=right&state=wrong&empty")
        #expect(redirect.parameters == ["code": "a/b c", "state": "right", "empty": ""])
        #expect(redirect.response.hasPrefix("HTTP/1.1 200 "))
        #expect(!redirect.response.contains("a/b c"))
    }

    @Test("T-38: a wrong or missing state, another host, path or method is turned away")
    func turnedAway() {
        let refused = [
            request("\(path)?code=x&state=wrong"), request("\(path)?code=x"), request("\(path)?code=x&state="),
            request("\(path)?code=x&state=right", host: "evil.example:9000"),
            request("\(path)?code=x&state=right", host: "127.0.0.1:9000"),
            request("\(path)?code=x&state=right", host: nil), request("/favicon.ico"),
            request("\(path)/more?code=x&state=right"), request("\(path)?code=x&state=right", method: "POST"),
            RedirectRequest("", host: "localhost:9000", path: path, state: "right"),
            RedirectRequest("GET \(path)", host: "localhost:9000", path: path, state: "right"),
        ]
        for one in refused {
            #expect(one.parameters == nil)
            #expect(!one.response.hasPrefix("HTTP/1.1 200 "))
        }
    }

    @Test("T-38: the port is open on 127.0.0.1 and ::1 for one listener alone")
    func exclusive() throws {
        let listener = try LoopbackListener(port: 0, path: path)
        defer { listener.close() }
        let failure = #expect(throws: CommandFailure.self) {
            try LoopbackListener(port: listener.port, path: path)
        }
        #expect(failure?.code == "port_taken")
        #expect(listener.redirect == "http://localhost:\(listener.port)/oauth/callback")
    }

    @Test("T-38: forged answers change nothing; the right one is taken, once")
    func oneUse() async throws {
        let listener = try LoopbackListener(port: 0, path: path)
        let port = listener.port
        async let callback = listener.callback(state: "right", timeLimit: .seconds(20))
        let forged = await Browser.get("http://127.0.0.1:\(port)\(path)?code=x&state=right", host: "evil.example")
        #expect(forged.contains("421"))
        #expect(await Browser.get("http://127.0.0.1:\(port)\(path)?code=x&state=forged").contains("400"))
        #expect(await Browser.get("http://127.0.0.1:\(port)\(path)?code=good&state=right").contains("200"))
        #expect(try await callback["code"] == "good")
        listener.close()
        #expect(await Browser.get("http://127.0.0.1:\(port)\(path)?code=x&state=right").isEmpty)
    }

    @Test("T-38: it gives up when its time is over")
    func timeOver() async throws {
        let listener = try LoopbackListener(port: 0, path: path)
        defer { listener.close() }
        let failure = await #expect(throws: CommandFailure.self) {
            try await listener.callback(state: "right", timeLimit: .zero)
        }
        #expect(failure?.code == "connect_timed_out")
    }
}
