/// The time limits of a transfer, judged from marks that the loop sets. Pure; times are nanoseconds of any steady clock.
///
/// libcurl has limits of its own, but none for the first byte, and each costs it a timer per request; a look at all
/// transfers every few milliseconds costs less, and gives one place that says what happened.
struct TransferDeadlines: Sendable {
    /// What is known of a transfer's course.
    struct Marks: Sendable {
        /// When it was handed to libcurl.
        var startedAt: UInt64 = 0
        /// When the last byte of the request went out, or the first, for one without body.
        var sentAt: UInt64?
        /// Whether body bytes are still to be sent.
        var isSending = false
        /// Whether anything has come back.
        var isAnswering = false
        /// Bytes that went and came so far.
        var bytesMoved = 0
        /// When the present window of the low-speed limit began.
        var windowStartedAt: UInt64?
        /// ``bytesMoved`` at that time.
        var windowBytes = 0
    }

    private let firstByte: UInt64
    private let total: UInt64
    private let lowSpeedWindow: UInt64
    private let lowSpeedBytes: Int
    /// How often transfers should be looked at: a tenth of the shortest limit, between 5 ms and 250 ms.
    let lookInterval: UInt64

    init(_ configuration: CurlTransportConfiguration) {
        firstByte = configuration.firstByteTimeout.nanoseconds
        total = configuration.totalTimeout.nanoseconds
        lowSpeedWindow = configuration.lowSpeedDuration.nanoseconds
        lowSpeedBytes = Int(Double(configuration.lowSpeedBytesPerSecond) * Double(lowSpeedWindow) / 1e9)
        lookInterval = min(max(min(firstByte, total, lowSpeedWindow) / 10, 5_000_000), 250_000_000)
    }

    /// The limit that has passed, or `nil`; moves the low-speed window on.
    func reason(toStop marks: inout Marks, at now: UInt64) -> StopReason? {
        if now >= marks.startedAt + total { return .totalTimePassed }
        guard let sentAt = marks.sentAt else { return nil }
        if marks.isAnswering || marks.isSending { return isTooSlow(&marks, at: now) ? .tooSlow : nil }
        return now >= sentAt + firstByte ? .firstByteLate : nil
    }

    private func isTooSlow(_ marks: inout Marks, at now: UInt64) -> Bool {
        guard let start = marks.windowStartedAt else {
            (marks.windowStartedAt, marks.windowBytes) = (now, marks.bytesMoved)
            return false
        }
        guard now >= start + lowSpeedWindow else { return false }
        let moved = marks.bytesMoved - marks.windowBytes
        (marks.windowStartedAt, marks.windowBytes) = (now, marks.bytesMoved)
        return moved < lowSpeedBytes
    }
}

extension Duration {
    /// Whole nanoseconds; nothing below zero, and at most 292 years.
    var nanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        let product = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        return product.overflow
            ? UInt64.max / 2 : min(product.partialValue, UInt64.max / 2) + UInt64(attoseconds) / 1_000_000_000
    }

    /// Whole milliseconds, at least one.
    var milliseconds: Int {
        max(1, Int(clamping: nanoseconds / 1_000_000))
    }
}
