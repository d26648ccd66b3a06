import ConnectorKit

/// Pipedrive's limits, and the headers that tell of them.
///
/// - Source: "Rate limiting", <https://pipedrive.readme.io/docs/core-api-concepts-rate-limiting>, read 2026-11.
enum PipedriveLimits {
    /// What is left of the company's tokens of the day; undocumented, seen live, may be missing.
    static let dailyLeft = "x-daily-ratelimit-token-remaining"
    /// The company's tokens of a day.
    static let daily = "x-daily-ratelimit-token-limit"
    /// What is left of a user's writes of the day, which API tokens alone are told.
    static let dailyWritesLeft = "x-daily-requests-left"
    /// When the burst's window is new.
    private static let burstReset = "x-ratelimit-reset"
    /// The longest wait for a window of 2 seconds that is believed.
    private static let burstResetMax: Duration = .seconds(60)

    /// Tokens come from a host of their own, whose answers speak of no limit and whose endpoints have no price.
    private static let exempt: Set<OperationName> = [.tokenExchange, .tokenRefresh, .tokenRevoke]
    private static let source = "Pipedrive, \"Rate limiting\", read 2026-11; the smallest plan (Lite)"

    /// The limits of the smallest plan with one seat; answers tell the company's own.
    static let all = [
        RateLimit(
            bucket: "burst", capacity: 20, window: .rolling(.seconds(2)), exempt: exempt,
            source: "\(source), per API token; OAuth has four times as many"),
        RateLimit(
            bucket: "search", capacity: 10, window: .rolling(.seconds(2)), operations: [.recordsSearch],
            source: "\(source), the same on all plans; told by no header"),
        RateLimit(
            bucket: "daily", capacity: 30_000, window: .daily, unit: "tokens", exempt: exempt,
            source: "\(source), per company and seat; each endpoint has its price"),
    ]

    /// How long until the burst's window is new. The unit is unverified: what is no plausible number of seconds may be
    /// milliseconds or a moment, and counts as unsaid.
    static func burstReset(in headers: HTTPHeaders) -> Duration? {
        headers.wait(burstReset).flatMap { $0 <= burstResetMax ? $0 : nil }
    }

    /// Whether headers say that the day is over.
    static func isDayOver(_ headers: HTTPHeaders) -> Bool {
        headers.count(dailyLeft) == 0 || headers.count(dailyWritesLeft) == 0
    }

    /// What the headers of an answer say.
    static func readings(in headers: HTTPHeaders) -> [BudgetReading] {
        var readings: [BudgetReading] = []
        if let remaining = headers.count("x-ratelimit-remaining") {
            readings.append(
                BudgetReading(
                    bucket: "burst", capacity: headers.count("x-ratelimit-limit"), remaining: remaining,
                    resetsAfter: burstReset(in: headers)))
        }
        if let remaining = headers.count(dailyLeft) {
            readings.append(BudgetReading(bucket: "daily", capacity: headers.count(daily), remaining: remaining))
        }
        return readings
    }
}
