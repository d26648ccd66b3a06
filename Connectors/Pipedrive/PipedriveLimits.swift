import ConnectorKit

/// Pipedrive's limits, and the headers that tell of them.
///
/// - Source: "Rate limiting", <https://pipedrive.readme.io/docs/core-api-concepts-rate-limiting>, read 2026-11.
enum PipedriveLimits {
    /// What is left of the company's tokens of the day; undocumented, seen live, may be missing.
    static let dailyLeft = "x-daily-ratelimit-token-remaining"
    /// The company's tokens of a day.
    static let daily = "x-daily-ratelimit-token-limit"
    /// Seconds until the burst's window is new (the unit is unverified).
    static let burstReset = "x-ratelimit-reset"

    private static let source = "Pipedrive, \"Rate limiting\", read 2026-11; the smallest plan (Lite)"

    /// The limits of the smallest plan with one seat; answers tell the company's own.
    static let all = [
        RateLimit(
            bucket: "burst", capacity: 20, window: .rolling(.seconds(2)),
            source: "\(source), per API token; OAuth has four times as many"),
        RateLimit(
            bucket: "daily", capacity: 30_000, window: .daily, unit: "tokens",
            source: "\(source), per company and seat; each endpoint has its price"),
    ]

    /// What the headers of an answer say.
    static func readings(in headers: HTTPHeaders) -> [BudgetReading] {
        var readings: [BudgetReading] = []
        if let remaining = headers.count("x-ratelimit-remaining") {
            readings.append(
                BudgetReading(
                    bucket: "burst", capacity: headers.count("x-ratelimit-limit"), remaining: remaining,
                    resetsAfter: headers.wait(burstReset)))
        }
        if let remaining = headers.count(dailyLeft) {
            readings.append(BudgetReading(bucket: "daily", capacity: headers.count(daily), remaining: remaining))
        }
        return readings
    }
}
