import ConnectorKit

/// Several requests in one call, run in their order.
///
/// Salesforce may reorder subrequests unless told otherwise, and passes no header of the call on to them.
struct SalesforceComposite: Sendable {
    /// One subrequest.
    struct Row: Sendable {
        let method: HTTPMethod
        /// The path and the query, encoded.
        let address: String
        /// Letters, digits and `_`; unique within the composite.
        let name: String
        var headers: [HTTPHeaders.Field] = []
        var body: JSONValue?
    }

    /// What begins a reference to another row in a text, `@{row.field}`.
    static let referenceMark = "@{"

    /// At most ``SalesforceEndpoints/compositeRowsMax``.
    let rows: [Row]
    /// Whether one failure undoes all.
    var isAllOrNone = false

    /// The body of the call.
    var body: HTTPBody {
        .json(
            JSONValue.object([
                "allOrNone": .boolean(isAllOrNone), "collateSubrequests": .boolean(false),
                "compositeRequest": .array(rows.map(SalesforceComposite.json)),
            ]).encoded)
    }

    private static func json(of row: Row) -> JSONValue {
        var members = [
            JSONValue.Member(name: "method", value: .string(row.method.rawValue)),
            .init(name: "url", value: .string(row.address)), .init(name: "referenceId", value: .string(row.name)),
        ]
        if !row.headers.isEmpty {
            let fields = row.headers.map { JSONValue.Member(name: $0.name, value: .string($0.value)) }
            members.append(.init(name: "httpHeaders", value: .object(fields)))
        }
        if let body = row.body { members.append(.init(name: "body", value: body)) }
        return .object(members)
    }
}
