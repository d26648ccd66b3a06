import ConnectorKit
import Testing

@Suite("CalendarDate")
struct CalendarDateTests {
    @Test(
        "A day of the calendar reads and prints the same",
        arguments: [
            "2026-11-21", "0001-01-01", "9999-12-31", "2024-02-29", "2000-02-29", "2026-04-30", "2026-01-31",
        ])
    func roundTrip(text: String) throws {
        #expect(try #require(CalendarDate(text)).description == text)
    }

    @Test(
        "No such day, or not exactly YYYY-MM-DD",
        arguments: [
            "", "2026-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01",
            "2026-1-1",
            "26-01-01", "2026-01-01T00:00:00Z", "2026/01/01", "+026-01-01", "-026-01-01", " 2026-01-01", "2026-01-01 ",
            "2026-01-01-", "٢٠٢٦-٠١-٠١", "2026-0a-01", "20260101", "10000-01-01",
        ])
    func refuses(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test("Days are ordered by time")
    func order() throws {
        let days = try ["2025-12-31", "2026-01-01", "2026-01-02", "2026-02-01"].map { try #require(CalendarDate($0)) }
        #expect(days.shuffled().sorted() == days)
    }
}
