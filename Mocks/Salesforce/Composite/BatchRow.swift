import MockKit

/// One row of a batch.
struct BatchRow: Sendable {
    let method: String
    let url: String
    let input: JSON?

    private static let resources: Set<String> = [
        "limits", "sobjects", "query", "search", "connect", "chatter", "actions",
    ]

    init(_ json: JSON) throws {
        guard let row = json.object, let method = row["method"]?.string, let url = row["url"]?.string else {
            throw SalesforceFailure.malformedJSON("A subrequest needs method and url")
        }
        let known: Set<String> = ["method", "url", "richInput", "binaryPartName", "binaryPartNameAlias"]
        if let name = row.names.first(where: { !known.contains($0) }) {
            throw SalesforceFailure.malformedJSON("Unrecognized field \"\(name)\" in a subrequest")
        }
        self.method = method
        self.url = url
        input = row["richInput"]
    }

    /// The path on the server. Rows say it from the version on, such as `v66.0/limits`; `nil` for any other.
    var target: String? {
        let path = "/services/data/" + url
        guard let first = CompositeRow.resource(of: path).first, Self.resources.contains(first) else { return nil }
        return path
    }
}
