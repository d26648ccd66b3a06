import ConnectorKit
import Foundation
import Testing

@testable import TransportLayers

@Suite("Status table")
struct StatusTableTests {
    private let now = Date(timeIntervalSince1970: 784_111_777)  // 1994-11-06 08:49:37 UTC

    private func failure(
        _ status: Int, _ headers: HTTPHeaders = [:], to request: HTTPRequest = .toyRead()
    ) -> ConnectorError? {
        StatusTable.failure(in: HTTPResponse(status: status, headers: headers), to: request, at: now)
    }

    @Test(
        "Each status has one meaning for a read",
        arguments: [
            (400, ConnectorErrorKind.invalid), (401, .unauthenticated), (402, .forbidden), (403, .forbidden),
            (404, .notFound), (405, .invalid), (407, .invalid), (408, .timedOut), (409, .conflict), (410, .notFound),
            (412, .conflict), (413, .invalid), (414, .invalid), (415, .invalid), (421, .unavailable), (422, .invalid),
            (423, .unavailable), (425, .unavailable), (429, .rateLimited), (431, .invalid), (477, .invalid),
            (500, .unavailable), (501, .unsupported), (502, .unavailable), (503, .unavailable), (504, .unavailable),
            (505, .unsupported), (520, .unavailable), (599, .unavailable), (101, .malformed), (700, .malformed),
        ] as [(Int, ConnectorErrorKind)])
    func kinds(_ status: Int, _ kind: ConnectorErrorKind) {
        let error = failure(status)
        #expect(error?.kind == kind)
        #expect(error?.vendor?.status == status)
        #expect(error?.operation == "toy.things.read")
    }

    @Test("2xx is no failure", arguments: [200, 201, 202, 204, 299])
    func success(_ status: Int) {
        #expect(failure(status) == nil)
    }

    @Test(
        "T-14: a create that met a broken server is outcome_unknown and not to be repeated",
        arguments: [500, 502, 504, 507, 520, 522, 524, 530])
    func openOutcomes(_ status: Int) {
        let error = failure(status, ["Retry-After": "1"], to: .toyCreate())
        #expect(error?.kind == .outcomeUnknown)
        #expect(error?.retry == .never)
    }

    @Test("A create that was turned away unhandled may be sent again", arguments: [408, 423, 425, 429, 503, 521, 523])
    func unhandled(_ status: Int) {
        #expect(failure(status, to: .toyCreate())?.retry == .later(after: nil))
    }

    @Test(
        "Retry-After is read as seconds and as a date, and bounded to a day",
        arguments: [
            ("3", 3), ("0", 0), (" 7 ", 7), ("Sun, 06 Nov 1994 08:50:37 GMT", 60),
            ("Sun, 06 Nov 1994 08:49:00 GMT", 0), ("99999999999999999999", 86_400), ("100000", 86_400),
            ("Sun, 06 Nov 2094 08:49:37 GMT", 86_400),
        ])
    func retryAfter(_ value: String, _ seconds: Int) {
        #expect(failure(429, ["retry-after": value])?.retry == .later(after: .seconds(seconds)))
    }

    @Test(
        "A Retry-After that can't be read is as good as none",
        arguments: ["", "soon", "-1", "1.5", "Sun, 06 Nov 1994", "Sun, 06 Foo 1994 08:49:37 GMT", "٣"])
    func unreadableRetryAfter(_ value: String) {
        #expect(failure(503, ["Retry-After": value])?.retry == .later(after: nil))
    }

    @Test(
        "304 is no failure to a request that asked only for what is newer, under either name and in any case",
        arguments: ["If-Modified-Since", "If-None-Match", "if-modified-since", "IF-NONE-MATCH"])
    func notModified(_ condition: String) {
        var request = HTTPRequest.toyRead()
        request.headers[condition] = "Sun, 06 Nov 1994 08:49:37 GMT"
        #expect(failure(304, to: request) == nil)
        // The condition excuses "not modified", and no other status.
        #expect(failure(302, ["Location": "https://other.example/"], to: request)?.kind == .invalid)
        #expect(failure(300, to: request)?.kind == .malformed && failure(412, to: request)?.kind == .conflict)
    }

    @Test("304 that nobody asked for is a malformed answer, not to be repeated", arguments: ["If-Match", "Range", nil])
    func unaskedNotModified(_ header: String?) {
        var request = HTTPRequest.toyRead()
        if let header { request.headers[header] = "x" }
        let error = failure(304, to: request)
        #expect(error?.kind == .malformed && error?.retry == .never)
        #expect(error?.vendor?.status == 304)
    }

    @Test("T-10: a redirect is an error that names the host it leads to", arguments: [301, 302, 303, 307, 308])
    func redirects(_ status: Int) {
        let error = failure(status, ["Location": "https://EVIL.example:8443/steal?token=abc"])
        #expect(error?.kind == .invalid)
        #expect(error?.message.contains("evil.example") == true)
        #expect(error?.message.contains("steal") == false && error?.message.contains("abc") == false)
        #expect(error?.retry == .never)
    }

    @Test(
        "T-10: what a redirect says is not repeated unless it is a host",
        arguments: [
            "/other", "https://user:pw@evil.example/", "https://a b/", "javascript://x\n", "https://evil.example\\@x",
        ])
    func hostileLocations(_ location: String) {
        let message = failure(302, ["Location": location])?.message ?? ""
        #expect(!message.contains("pw") && !message.contains("\n") && !message.contains("@"))
        #expect(failure(304)?.kind == .malformed)
    }

    @Test("The vendor's request id is kept, reduced to the characters of ids")
    func requestID() {
        let id = failure(500, ["X-Request-ID": "abc-12\u{1B}[31m<script>"])?.vendor?.requestID
        #expect(id == "abc-1231mscript")
    }
}
