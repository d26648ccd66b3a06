import Foundation
import MockCalling
import MockKit
import ZohoMock

/// A client that trusts everything: it sends what it is told over a real socket, and believes the answer.
struct ZohoClient {
    static let root = "/crm/v8"
    static let tokenPath = "/oauth/v2/token"

    struct Answer {
        let status: Int
        let headers: [String: String]
        let json: JSON
        let bytes: Int

        /// The code of an error that stands alone, or of the first item of a list.
        var code: String? { json["code"]?.string ?? first["code"]?.string }
        /// The first item of the list, whatever the list's name.
        var first: JSON { items.first ?? .null }
        /// The first list of the answer.
        var items: [JSON] { json.object?.members.compactMap(\.value.array).first ?? [] }
        /// The details of the first item, or of the error that stands alone.
        var details: JSON { json["details"] ?? first["details"] ?? .null }
        /// The id that a write tells.
        var id: String { details["id"]?.string ?? "" }
        var error: String? { json["error"]?.string }
    }

    let server: MockServer
    var token: String
    /// The word before the token.
    var scheme = "Zoho-oauthtoken"

    init(_ server: MockServer, token: String? = nil) {
        self.server = server
        self.token = token ?? server.credentials.accessToken ?? ""
    }

    func with(token: String?) -> ZohoClient {
        var other = self
        other.token = token ?? ""
        return other
    }

    func get(_ path: String, headers: [String: String] = [:]) async throws -> Answer {
        try await send("GET", path, headers: headers)
    }

    func post(_ path: String, _ body: JSON, headers: [String: String] = [:]) async throws -> Answer {
        try await send("POST", path, body: body, headers: headers)
    }

    func put(_ path: String, _ body: JSON, headers: [String: String] = [:]) async throws -> Answer {
        try await send("PUT", path, body: body, headers: headers)
    }

    func delete(_ path: String) async throws -> Answer { try await send("DELETE", path) }

    /// Runs a COQL query.
    func query(_ text: String) async throws -> Answer { try await post("/coql", ["select_query": .string(text)]) }

    /// Runs rows one after the other.
    func composite(_ rows: [JSON], parallel: Bool? = false, rollback: Bool = false) async throws -> Answer {
        var body: JSON = ["__composite_requests": .array(rows), "rollback_on_fail": .bool(rollback)]
        if let parallel { body["parallel_execution"] = .bool(parallel) }
        return try await post("/__composite_requests", body)
    }

    /// A row of a composite; the path is told from the version on.
    static func row(_ method: String, _ path: String, _ id: String? = nil, _ body: JSON? = nil) -> JSON {
        var row: JSON = ["method": .string(method), "uri": .string(root + path)]
        row["sub_request_id"] = id.map { .string($0) }
        row["body"] = body
        return row
    }

    /// The answer of a composite's row.
    static func inner(_ answer: Answer, _ place: Int) -> JSON {
        answer.items.indices.contains(place) ? answer.items[place]["details"]?["response"] ?? .null : .null
    }

    func exchange(_ more: String) async throws -> Answer {
        let id = server.credentials.clientID ?? ""
        let secret = server.credentials.clientSecret ?? ""
        return try await send("POST", Self.tokenPath, form: "client_id=\(id)&client_secret=\(secret)&\(more)")
    }

    func refresh(_ token: String? = nil) async throws -> Answer {
        let token = token ?? server.credentials.refreshToken ?? ""
        return try await exchange("grant_type=refresh_token&refresh_token=\(token)")
    }

    /// The redirect of a consent.
    func consent(_ more: String = "&access_type=offline") async throws -> [String: String] {
        let answer = try await get(
            "/oauth/v2/auth?response_type=code&client_id=\(server.credentials.clientID ?? "")"
                + "&scope=ZohoCRM.users.READ,ZohoCRM.modules.ALL&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fback"
                + "&state=s1\(more)")
        let items = URLComponents(string: answer.headers["location"] ?? "")?.queryItems ?? []
        return Dictionary(items.map { ($0.name, $0.value ?? "") }) { $1 }
    }

    static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    func send(
        _ method: String, _ path: String, body: JSON? = nil, form: String? = nil, headers: [String: String] = [:]
    ) async throws -> Answer {
        let isOAuth = path.hasPrefix("/oauth") || path.hasPrefix("/crm")
        let proof = scheme.isEmpty ? [:] : ["Authorization": "\(scheme) \(token)"]
        let answer = try await PlainClient.send(
            method, server.baseURL + (isOAuth ? path : Self.root + path), body: body, form: form,
            headers: proof.merging(headers) { $1 })
        return Answer(
            status: answer.status, headers: answer.headers, json: answer.json, bytes: answer.body.count)
    }
}
