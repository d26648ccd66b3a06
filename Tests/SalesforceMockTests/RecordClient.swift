import Foundation
import MockCalling
import MockKit
import SalesforceMock

/// A client that trusts everything: it sends what it is told over a real socket, and believes the answer.
struct RecordClient {
    let baseURL: String
    var token: String

    /// Where REST resources are.
    static let root = "/services/data/v66.0"

    struct Answer {
        let status: Int
        let headers: [String: String]
        let json: JSON
        let isEmpty: Bool

        /// The code of the first error; empty where there is none.
        var code: String { json[0]?["errorCode"]?.string ?? "" }
        /// The message of the first error; empty where there is none.
        var message: String { json[0]?["message"]?.string ?? "" }
        /// The fields of the first error; empty where there are none.
        var fields: [String] { json[0]?["fields"]?.array?.compactMap(\.string) ?? [] }
        /// The id of a record that was made.
        var id: String { json["id"]?.string ?? "" }
        /// The rows of a query.
        var records: [JSON] { json["records"]?.array ?? [] }
        /// The answer of a composite's row; `null` where there is none.
        func row(_ place: Int) -> JSON { json["compositeResponse"]?[place] ?? .null }
        /// The answers of a composite's rows.
        var rows: [JSON] { json["compositeResponse"]?.array ?? [] }
    }

    init(_ server: MockServer, token: String? = nil) {
        baseURL = server.baseURL
        self.token = token ?? server.credentials.accessToken ?? ""
    }

    /// The same org, with another token.
    func with(token: String) -> RecordClient {
        var other = self
        other.token = token
        return other
    }

    func get(_ path: String, headers: [String: String] = [:]) async throws -> Answer {
        try await send("GET", path, headers: headers)
    }

    func post(_ path: String, _ body: JSON, headers: [String: String] = [:]) async throws -> Answer {
        try await send("POST", path, body: body, headers: headers)
    }

    func patch(_ path: String, _ body: JSON, headers: [String: String] = [:]) async throws -> Answer {
        try await send("PATCH", path, body: body, headers: headers)
    }

    func delete(_ path: String) async throws -> Answer { try await send("DELETE", path) }

    /// Runs a query.
    func query(_ text: String, tooling: Bool = false, headers: [String: String] = [:]) async throws -> Answer {
        try await get((tooling ? "/tooling" : "") + "/query?q=" + Self.encoded(text), headers: headers)
    }

    /// Runs rows in the order in which they are given.
    func composite(
        _ rows: [JSON], allOrNone: Bool = false, collates: Bool? = false, headers: [String: String] = [:]
    ) async throws -> Answer {
        var body: JSON = ["allOrNone": .bool(allOrNone), "compositeRequest": .array(rows)]
        if let collates { body["collateSubrequests"] = .bool(collates) }
        return try await post("/composite", body, headers: headers)
    }

    /// A row of a composite; the URL is told from the version on.
    static func row(
        _ method: String, _ url: String, _ id: String, _ body: JSON? = nil, headers: JSON? = nil
    ) -> JSON {
        var row: JSON = [
            "method": .string(method), "url": .string(url.hasPrefix("/services") ? url : root + url),
            "referenceId": .string(id),
        ]
        row["body"] = body
        row["httpHeaders"] = headers
        return row
    }

    /// Percent-encoded for a query, spaces as `%20`.
    static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    func send(
        _ method: String, _ path: String, body: JSON? = nil, headers: [String: String] = [:]
    ) async throws -> Answer {
        let proof = ["Accept": "application/json", "Authorization": "Bearer \(token)"]
        let answer = try await PlainClient.send(
            method, baseURL + (path.hasPrefix("/services") ? path : Self.root + path), body: body,
            headers: proof.merging(headers) { $1 })
        return Answer(
            status: answer.status, headers: answer.headers, json: answer.json, isEmpty: answer.body.isEmpty)
    }
}
