import MockKit

/// One sub-request of a composite.
struct CompositeRow: Sendable {
    /// Tells operations that they run inside of a composite.
    static let tag = "composite"
    static let list = "__composite_requests"

    let method: String
    /// As it was sent, with its references.
    let uri: String
    let id: String?
    let parameters: JSONObject
    let headers: JSONObject
    let body: JSON?
    let path: String

    private static let known = ["method", "uri", "sub_request_id", "headers", "params", "body"]
    private static let methods = ["GET", "POST", "PUT", "DELETE", "PATCH"]
    private static let restrictedHeaders = ["authorization", "x-crm-org"]
    private static let uriForm = "/crm(/.*)?/v[0-9]+([.][0-9]+)?/.*"

    /// - Throws: what is wrong with the envelope, for the whole request.
    init(_ item: JSONObject, at index: Int) throws {
        path = "$.\(Self.list)[\(index)]"
        try ZohoAccount.check(item, knows: Self.known, at: path)
        method = try Self.text("method", of: item, at: path)
        guard Self.methods.contains(method) else {
            throw ZohoFailure.value("method", at: "\(path).method", ["supported_values": .strings(Self.methods)])
        }
        uri = try Self.text("uri", of: item, at: path)
        guard uri.wholeMatch(of: /\/crm(\/.*)?\/v[0-9]+([.][0-9]+)?\/.*/) != nil else {
            throw ZohoFailure.value("uri", at: "\(path).uri", ["regex": .string(Self.uriForm)])
        }
        id = item["sub_request_id"]?.string
        if let id, id.wholeMatch(of: /[a-zA-Z0-9][a-zA-Z0-9_]*/) == nil {
            throw ZohoFailure.value(
                "sub_request_id", at: "\(path).sub_request_id", ["regex": "[a-zA-Z0-9][a-zA-Z0-9_]*"])
        }
        parameters = try Self.object("params", of: item, at: path)
        headers = try Self.object("headers", of: item, at: path)
        if headers.names.contains(where: { Self.restrictedHeaders.contains($0.lowercased()) }) {
            throw ZohoFailure.value(
                "headers", at: "\(path).headers", ["restricted_headers": .strings(Self.restrictedHeaders)])
        }
        body = item["body"]
    }

    private static func text(_ name: String, of item: JSONObject, at path: String) throws -> String {
        guard let value = item[name] else { throw ZohoFailure.missing(name, at: "\(path).\(name)") }
        guard let text = value.string else {
            throw ZohoFailure.value(name, at: "\(path).\(name)", ["expected_data_type": "text"])
        }
        return text
    }

    private static func object(_ name: String, of item: JSONObject, at path: String) throws -> JSONObject {
        guard let value = item[name] else { return [:] }
        guard let object = value.object else {
            throw ZohoFailure.value(name, at: "\(path).\(name)", ["expected_data_type": "jsonobject"])
        }
        return object
    }

    /// The ids of the rows that this one refers to.
    var references: Set<String> {
        let texts = [uri, body?.text ?? "", JSON.object(parameters).text]
        return Set(texts.flatMap(CompositeReference.ids))
    }

    /// Whether a composite changes records or definitions when it succeeds.
    static func anyWrites(_ request: MockRequest) -> Bool {
        let rows = (try? request.json())?[list]?.array ?? []
        return rows.contains { row in
            row["method"]?.string != "GET" && row["uri"]?.string?.hasSuffix("/coql") != true
        }
    }
}
