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
    private static let remainingHeader = "X-API-CREDITS-REMAINING"

    /// The credits that are left, where said.
    static func remaining(in headers: HTTPHeaders) -> Int? {
        headers.count(remainingHeader)
    }

    static func readings(in response: HTTPResponse) -> [BudgetReading] {
        remaining(in: response.headers).map { [BudgetReading(bucket: bucket, remaining: $0)] } ?? []
    }
}
