import ConnectorKit

/// Header fields of Salesforce's own.
///
/// A composite passes none of them on to its subrequests: they are repeated in each row's `httpHeaders`.
enum SalesforceHeaders {
    /// No assignment rule may change the owner that is written; Salesforce's default is to apply them.
    static let withoutAssignment = HTTPHeaders.Field(name: "Sforce-Auto-Assign", value: "FALSE")
    /// Duplicate rules that only alert don't refuse a record; those that block still do.
    static let savingDuplicates = HTTPHeaders.Field(name: "Sforce-Duplicate-Rule-Header", value: "allowSave=true")
    /// What the gateway touches isn't put among the user's recently used records.
    static let withoutRecents = HTTPHeaders.Field(name: "Sforce-Mru", value: "updateMru=false")
    /// The size of a page of a query.
    static let queryPage = HTTPHeaders.Field(
        name: "Sforce-Query-Options", value: "batchSize=\(SalesforceEndpoints.queryPageRows)")
    /// Writes only what nobody changed since a time (RFC 1123), else 412. Salesforce counts in whole seconds: a change
    /// within the second that was read is not seen.
    static func unlessChanged(since time: String) -> HTTPHeaders.Field {
        HTTPHeaders.Field(name: "If-Unmodified-Since", value: time)
    }
    /// What every write carries.
    static let ofWrites = [withoutAssignment, savingDuplicates, withoutRecents]

    /// How much of the day's requests is used, in answers.
    static let usage = "Sforce-Limit-Info"
    /// Salesforce's id of a request, in answers.
    static let requestID = "X-SFDC-Request-Id"
}
