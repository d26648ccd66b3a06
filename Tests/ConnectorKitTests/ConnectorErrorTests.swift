import ConnectorKit
import Testing

@Suite("ConnectorError")
struct ConnectorErrorTests {
    @Test("It prints one line: operation, sentence, kind, status, code and request id, none of the vendor's words")
    func description() {
        let vendor = VendorFailure(status: 403, code: "MISSING_SCOPES", requestID: "r-1", message: "canary words")
        let error = ConnectorError(
            .forbidden, operation: "hubspot.owners.list", message: "The key may not do this.", vendor: vendor,
            fields: [FieldFailure(property: "canary_property", cause: .other)])
        #expect(
            "\(error)"
                == "hubspot.owners.list: The key may not do this. [forbidden, status 403 MISSING_SCOPES, request r-1]")
    }

    @Test("Without a vendor's answer it says less")
    func bare() {
        let error = ConnectorError(.unreachable, operation: "x.y.z", message: "Not connected.")
        #expect("\(error)" == "x.y.z: Not connected. [unreachable]")
        let status = ConnectorError(.invalid, operation: "x", message: "m", vendor: VendorFailure(status: 400))
        #expect("\(status)" == "x: m [invalid, status 400]")
    }

    @Test("What passes by itself is to be tried later; the rest never", arguments: ConnectorErrorKind.all)
    func retries(kind: ConnectorErrorKind) {
        let passing: Set<ConnectorErrorKind> = [
            .rateLimited, .quotaExhausted, .unreachable, .unavailable, .timedOut,
        ]
        let error = ConnectorError(kind, operation: "x", message: "m")
        #expect(error.retry == (passing.contains(kind) ? .later(after: nil) : .never))
        #expect(error.isRetryable == passing.contains(kind))
    }

    @Test("Advice that is given stands, and exhausting it changes nothing else")
    func exhausted() {
        let error = ConnectorError(.rateLimited, operation: "x", message: "m", retry: .later(after: .seconds(5)))
        #expect(error.retry == .later(after: .seconds(5)))
        #expect(error.exhausted().retry == .exhausted && error.exhausted().kind == .rateLimited)
    }

    @Test("Kinds are distinct, snake_case and as many as documented")
    func kinds() {
        let words = ConnectorErrorKind.all.map(\.rawValue)
        #expect(Set(words).count == 16)
        #expect(words.allSatisfy { $0.wholeMatch(of: /[a-z]+(_[a-z]+)*/) != nil })
    }

    @Test(
        "T-11: a vendor's words are kept up to 512 bytes, cut on whatever byte",
        arguments: [
            ("short", 5), (String(repeating: "a", count: 512), 512), (String(repeating: "a", count: 100_000), 512),
        ])
    func bounded(text: String, bytes: Int) {
        #expect(VendorFailure(status: 400, message: text).message?.utf8.count == bytes)
    }

    @Test("Words cut inside a character stay text")
    func cutCharacter() throws {
        let message = try #require(VendorFailure(status: 400, message: String(repeating: "€", count: 400)).message)
        #expect(
            message.hasPrefix("€€€") && message.unicodeScalars.allSatisfy { "€\u{FFFD}".unicodeScalars.contains($0) })
    }
}
