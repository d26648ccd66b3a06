import AttioConnector
import ConnectorKit
import ConnectorScripting
import Testing

@Suite("Attio: waiting")
struct RateLimitTests {
    private func wait(_ headers: HTTPHeaders, status: Int = 429, code: String = "rate_limit_exceeded") -> RetryAdvice? {
        AttioConnector.failure(in: .refusal(status, code, headers: headers), to: FailureTests.read)?.retry
    }

    @Test("SYNC-14: Retry-After as a date is compared with the answer's own date")
    func date() {
        let headers: HTTPHeaders = [
            "Retry-After": "Sat, 21 Nov 2026 12:00:07 GMT", "Date": "Sat, 21 Nov 2026 12:00:00 GMT",
        ]
        #expect(wait(headers) == .later(after: .seconds(7)))
    }

    @Test("A date that has passed is no wait; seconds are taken too, up to ten minutes")
    func seconds() {
        let past: HTTPHeaders = [
            "Retry-After": "Sat, 21 Nov 2026 11:59:59 GMT", "Date": "Sat, 21 Nov 2026 12:00:00 GMT",
        ]
        #expect(wait(past) == .later(after: .zero))
        #expect(wait(["Retry-After": "3"]) == .later(after: .seconds(3)))
        #expect(wait(["Retry-After": "99999999"]) == .later(after: .seconds(600)))
    }

    @Test(
        "Without a wait that can be believed it is a second",
        arguments: [
            [:] as HTTPHeaders, ["Retry-After": "soon"], ["Retry-After": "-1"],
            ["Retry-After": "Sat, 21 Nov 2026 12:00:07 GMT"],
            ["Retry-After": "Sat, 28 Nov 2026 12:00:00 GMT", "Date": "Sat, 21 Nov 2026 12:00:00 GMT"],
            ["Retry-After": "Sat, 99 Nov 2026 12:00:00 GMT", "Date": "Sat, 21 Nov 2026 12:00:00 GMT"],
        ])
    func fallback(headers: HTTPHeaders) {
        #expect(wait(headers) == .later(after: .seconds(1)))
    }

    @Test("A record that another writes is tried again after a second, or as Attio says")
    func busy() {
        #expect(wait([:], status: 409, code: "concurrent_write_conflict") == .later(after: .seconds(1)))
        #expect(
            wait(["Retry-After": "4"], status: 409, code: "concurrent_write_conflict") == .later(after: .seconds(4)))
    }

    @Test("A failing Attio is asked again after our own pause, or the one that it names")
    func unavailable() {
        let silent = AttioConnector.failure(in: .html(503), to: FailureTests.read)
        #expect(silent?.retry == .later(after: nil))
        let named = AttioConnector.failure(
            in: HTTPResponse(status: 503, headers: ["Retry-After": "5"]), to: FailureTests.read)
        #expect(named?.retry == .later(after: .seconds(5)))
    }

    @Test("SYNC-14: every request is counted by one limit: a query is a read, though it posts")
    func buckets() async throws {
        let limits = AttioConnector.descriptor.limits
        func bucket(_ operation: OperationName) -> [String] { limits.filter { $0.counts(operation) }.map(\.bucket) }
        #expect(bucket("attio.records.query") == ["reads"] && bucket("attio.self.read") == ["reads"])
        #expect(bucket("attio.records.create") == ["writes"] && bucket("attio.attributes.restore") == ["writes"])
        #expect(bucket("attio.token.revoke") == ["revocations"] && bucket("attio.token.exchange") == [])
        #expect(limits.map(\.capacity) == [100, 25, 50])
    }

    @Test("Answers say nothing of what is left")
    func readings() {
        let answer = HTTPResponse(status: 200, headers: ["x-attio-record-query-score": "12"])
        #expect(AttioConnector.budgetReadings(in: answer, to: FailureTests.read).isEmpty)
    }
}
