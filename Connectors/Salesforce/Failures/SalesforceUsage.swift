import ConnectorKit

/// What `Sforce-Limit-Info` says of the day's requests.
///
/// - Source: "Limit Info Header", REST API Developer Guide v62.0, read 2026-11.
/// - Shape: `api-usage=25/5000; per-app-api-usage=17/250(appName=sample-app)`; it may be missing.
enum SalesforceUsage {
    /// The bucket of the descriptor that it speaks of.
    static let bucket = "daily"
    /// The largest count that is believed.
    static let countMax = 1_000_000_000

    /// The limit with less left: the org's own, or what its admin allows this app.
    static func readings(in response: HTTPResponse) -> [BudgetReading] {
        guard let header = response.headers[SalesforceHeaders.usage] else { return [] }
        let parts = header.split { $0 == ";" || $0 == "," }.map { $0.drop { $0 == " " } }
        let usages = ["api-usage=", "per-app-api-usage="].compactMap { name in
            parts.first { $0.hasPrefix(name) }.flatMap { usage($0.dropFirst(name.count)) }
        }
        let tightest = usages.min { left, right in left.max - left.used < right.max - right.used }
        return tightest.map { [reading($0)] } ?? []
    }

    private static func reading(_ usage: (used: Int, max: Int)) -> BudgetReading {
        BudgetReading(bucket: bucket, capacity: usage.max, remaining: max(usage.max - usage.used, 0))
    }

    private static func usage(_ text: Substring) -> (used: Int, max: Int)? {
        guard let match = text.prefixMatch(of: /([0-9]{1,10})\/([0-9]{1,10})/) else { return nil }
        guard let used = Int(match.1), let max = Int(match.2), used <= countMax, (1...countMax).contains(max) else {
            return nil
        }
        return (used, max)
    }
}
