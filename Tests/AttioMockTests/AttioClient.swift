import Foundation
import MockCalling
import MockKit

/// A client that trusts everything: it sends what it is told over a real socket, and believes the answer.
struct AttioClient {
    let baseURL: String
    var token: String?

    struct Answer {
        let status: Int
        let headers: [String: String]
        let json: JSON

        var data: JSON { json["data"] ?? .null }
        var rows: [JSON] { data.array ?? [] }
        var code: String? { json["code"]?.string }
        var message: String { json["message"]?.string ?? "" }
        /// The paths of the rows of `validation_errors`, joined by dots.
        var paths: [String] {
            (json["validation_errors"]?.array ?? []).map { row in
                (row["path"]?.array ?? []).compactMap(\.string).joined(separator: ".")
            }
        }
        /// The values of an attribute of the record that is the data.
        func values(_ slug: String) -> [JSON] { data["values"]?[slug]?.array ?? [] }
        var recordID: String { data["id"]?["record_id"]?.string ?? "" }
    }

    /// With the demo API key; another token, or none at all.
    init(_ server: MockServer, token: String? = nil) {
        baseURL = server.baseURL
        self.token = token ?? server.credentials.staticToken
    }

    func with(_ token: String?) -> AttioClient {
        var copy = self
        copy.token = token
        return copy
    }

    func get(_ path: String) async throws -> Answer { try await send("GET", path) }

    func post(_ path: String, _ body: JSON) async throws -> Answer { try await send("POST", path, body: body) }

    func patch(_ path: String, _ body: JSON) async throws -> Answer { try await send("PATCH", path, body: body) }

    func put(_ path: String, _ body: JSON) async throws -> Answer { try await send("PUT", path, body: body) }

    func delete(_ path: String) async throws -> Answer { try await send("DELETE", path) }

    func send(
        _ method: String, _ path: String, body: JSON? = nil, form: String? = nil, authorization: String? = nil
    ) async throws -> Answer {
        let proof = authorization ?? token.map { "Bearer " + $0 }
        let answer = try await PlainClient.send(
            method, baseURL + path, body: body, form: form,
            headers: ["Accept": "application/json"].merging(proof.map { ["Authorization": $0] } ?? [:]) { $1 })
        return Answer(status: answer.status, headers: answer.headers, json: answer.json)
    }
}
