import ConnectorKit

/// What answers say of the credits that are left.
///
/// - Source: "API limits" of v8, as noted by api-evangelist/zoho-crm (a05c899), read 2026-11: the one header is sent
///   once half of the day's credits is used, and no answer says how many there were or when they come back.
enum ZohoUsage {
    /// The credits of an org in any 24 hours.
    static let bucket = "credits"
    /// The calls that an org and an app have under way at once.
    static let concurrentBucket = "concurrency"
    /// The unit of ``bucket``.
    static let credits = "credits"
    /// The unit of ``concurrentBucket``.
    static let callsAtOnce = "calls at once"
    /// How many records are written for one credit.
    static let recordsPerCredit = 10
    private static let remainingHeader = "X-API-CREDITS-REMAINING"

    /// The credits that are left, where said.
    static func remaining(in headers: HTTPHeaders) -> Int? {
        headers.count(remainingHeader)
    }

    /// What it costs to write so many records as a list: one of the calls at once, whatever their number.
    static func cost(ofWriting records: Int) -> CallCost {
        CallCost(1, in: [credits: max(1, (records + recordsPerCredit - 1) / recordsPerCredit)])
    }

    static func readings(in response: HTTPResponse) -> [BudgetReading] {
        remaining(in: response.headers).map { [BudgetReading(bucket: bucket, remaining: $0)] } ?? []
    }
}
