import ConnectorKit
import Testing

@Suite("HTTPHeaders: waits")
struct HTTPHeadersWaitTests {
    private static let noon = "Sat, 21 Nov 2026 12:00:00 GMT"

    private func wait(_ text: String, date: String? = noon) -> Duration? {
        var headers: HTTPHeaders = ["Retry-After": text]
        headers["Date"] = date
        return headers.wait()
    }

    @Test("SYNC-14: A wait is whole seconds, at most a day")
    func seconds() {
        #expect(wait("7") == .seconds(7) && wait("0") == .zero)
        #expect(wait("9999999") == .seconds(HTTPHeaders.waitSecondsMax))
        #expect((["Retry-After": "900"] as HTTPHeaders).wait(atMost: .seconds(600)) == .seconds(600))
    }

    @Test("SYNC-14: A wait is a date too, compared with the answer's own: there is no clock")
    func dates() {
        #expect(wait("Sat, 21 Nov 2026 12:00:07 GMT") == .seconds(7))
        #expect(wait("Sun, 22 Nov 2026 00:00:01 GMT") == .seconds(43_201))
        #expect(wait("Sat, 21 Nov 2026 11:59:00 GMT") == .zero)
    }

    @Test("Nothing is read from a wait that can't be believed")
    func unbelievable() {
        #expect(wait("soon") == nil && wait("-1") == nil && wait("99999999999999999999") == nil)
        #expect(wait("Sat, 21 Nov 2026 12:00:07 GMT", date: nil) == nil)
        #expect(wait("Sat, 28 Nov 2026 12:00:00 GMT") == nil && wait("Sat, 99 Nov 2026 12:00:00 GMT") == nil)
    }
}
