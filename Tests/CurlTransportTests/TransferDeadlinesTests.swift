import Testing

@testable import CurlTransport

@Suite("Time limits of a transfer")
struct TransferDeadlinesTests {
    private static let second: UInt64 = 1_000_000_000
    private static let begin: UInt64 = 5_000_000_000

    private static var deadlines: TransferDeadlines {
        var configuration = CurlTransportConfiguration()
        configuration.firstByteTimeout = .seconds(10)
        configuration.totalTimeout = .seconds(60)
        configuration.lowSpeedBytesPerSecond = 100
        configuration.lowSpeedDuration = .seconds(5)
        return TransferDeadlines(configuration)
    }

    private static func reason(_ marks: inout TransferDeadlines.Marks, atSecond: Double) -> StopReason? {
        deadlines.reason(toStop: &marks, at: begin + UInt64(atSecond * Double(second)))
    }

    @Test("Waiting for a connection counts for the total alone")
    func waiting() {
        var marks = TransferDeadlines.Marks(startedAt: TransferDeadlinesTests.begin)
        #expect(TransferDeadlinesTests.reason(&marks, atSecond: 59.9) == nil)
        #expect(TransferDeadlinesTests.reason(&marks, atSecond: 60) == .totalTimePassed)
    }

    @Test("The first byte's time begins when the last byte was sent")
    func firstByte() {
        var marks = TransferDeadlines.Marks(startedAt: TransferDeadlinesTests.begin)
        marks.sentAt = TransferDeadlinesTests.begin + 3 * TransferDeadlinesTests.second
        #expect(TransferDeadlinesTests.reason(&marks, atSecond: 12.9) == nil)
        #expect(TransferDeadlinesTests.reason(&marks, atSecond: 13) == .firstByteLate)
        marks.isAnswering = true
        #expect(TransferDeadlinesTests.reason(&marks, atSecond: 14) == nil)
    }

    @Test("Low speed is judged window by window, while sending and while an answer comes", arguments: [true, false])
    func lowSpeed(isSending: Bool) {
        var marks = TransferDeadlines.Marks(startedAt: TransferDeadlinesTests.begin)
        marks.sentAt = TransferDeadlinesTests.begin
        (marks.isSending, marks.isAnswering) = (isSending, !isSending)
        #expect(TransferDeadlinesTests.reason(&marks, atSecond: 1) == nil)
        marks.bytesMoved = 500
        #expect(TransferDeadlinesTests.reason(&marks, atSecond: 6) == nil, "500 bytes in 5 s are just enough")
        marks.bytesMoved = 999
        #expect(TransferDeadlinesTests.reason(&marks, atSecond: 10.9) == nil, "the window isn't over")
        #expect(TransferDeadlinesTests.reason(&marks, atSecond: 11) == .tooSlow, "499 bytes are not")
    }

    @Test("The looks at transfers are a tenth of the shortest limit apart, within bounds")
    func lookInterval() {
        #expect(TransferDeadlinesTests.deadlines.lookInterval == 250_000_000)
        var configuration = CurlTransportConfiguration()
        configuration.firstByteTimeout = .milliseconds(100)
        #expect(TransferDeadlines(configuration).lookInterval == 10_000_000)
        configuration.totalTimeout = .milliseconds(1)
        #expect(TransferDeadlines(configuration).lookInterval == 5_000_000)
    }

    @Test("Durations of any size become nanoseconds without overflow")
    func durations() {
        #expect(Duration.milliseconds(1500).nanoseconds == 1_500_000_000)
        #expect(Duration.seconds(-1).nanoseconds == 0)
        #expect(Duration.seconds(Int64.max).nanoseconds == UInt64.max / 2)
        #expect(Duration.microseconds(1).milliseconds == 1)
    }
}
