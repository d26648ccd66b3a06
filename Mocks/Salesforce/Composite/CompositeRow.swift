import MockKit

/// One row of a composite or of a graph.
struct CompositeRow: Sendable {
    let method: String
    /// As it was sent, with its references.
    let url: String
    let referenceID: String
    let headers: [(String, String)]
    let body: JSON?

    /// Headers that belong to the whole request.
    private static let forbiddenHeaders: Set<String> = ["accept", "authorization", "content-type"]
    private static let methods: Set<String> = ["GET", "POST", "PATCH", "DELETE", "PUT"]

    /// - Throws: 400 for the whole request.
    init(_ json: JSON, allowsHeaders: Bool) throws {
        guard let row = json.object else { throw SalesforceFailure.malformedJSON("A subrequest must be an object") }
        let known: Set<String> = ["method", "url", "referenceId", "httpHeaders", "body"]
        if let name = row.names.first(where: { !known.contains($0) }) {
            throw SalesforceFailure.malformedJSON("Unrecognized field \"\(name)\" in a subrequest")
        }
        method = try Self.text("method", of: row)
        url = try Self.text("url", of: row)
        referenceID = try Self.text("referenceId", of: row)
        body = row["body"]
        headers = try (row["httpHeaders"]?.object?.members ?? []).map { header in
            guard !Self.forbiddenHeaders.contains(header.name.lowercased()), allowsHeaders else {
                throw SalesforceFailure.malformedJSON("The header \(header.name) isn't allowed in a subrequest")
            }
            guard let value = header.value.string else {
                throw SalesforceFailure.malformedJSON("The header \(header.name) must be a string")
            }
            return (header.name, value)
        }
        guard Self.methods.contains(method) else {
            throw SalesforceFailure.malformedJSON("\(method) is no method of a subrequest")
        }
        guard CompositeReference.isName(referenceID) else {
            throw SalesforceFailure(400, "PROCESSING_HALTED", CompositeReference.nameRule(referenceID))
        }
    }

    private static func text(_ name: String, of row: JSONObject) throws -> String {
        guard let text = row[name]?.string, !text.isEmpty else {
            throw SalesforceFailure.malformedJSON("A subrequest needs \(name), a string")
        }
        return text
    }

    /// The parts of the path behind `/services/data/vXX.0`, without the query; empty for any other URL.
    var resource: [String] { Self.resource(of: url) }

    static func resource(of url: String) -> [String] {
        let path = url.split(separator: "?", maxSplits: 1).first.map(String.init) ?? ""
        let parts = path.split(separator: "/").map(String.init)
        guard path.hasPrefix("/services/data/"), parts.count > 2, parts[2].wholeMatch(of: /v\d+\.0/) != nil else {
            return []
        }
        return Array(parts.dropFirst(3))
    }

    /// Whether this counts among the few queries and collections that a composite may have.
    var isQueryOrCollection: Bool {
        let parts = resource.first == "tooling" ? Array(resource.dropFirst()) : resource
        return parts.first == "query" || parts.first == "queryAll" || parts.first == "composite"
    }

    /// The names of the rows that this one refers to.
    var references: Set<String> {
        CompositeReference.names(in: url).union(body.map { CompositeReference.names(in: $0.text) } ?? [])
    }
}
