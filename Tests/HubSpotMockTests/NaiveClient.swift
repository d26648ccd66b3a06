import Foundation
import MockCalling
import MockKit

/// A client that trusts everything: it sends what it is told over a real socket, and believes the answer.
struct NaiveClient {
    let baseURL: String
    var token: String

    struct Answer {
        let status: Int
        let headers: [String: String]
        let json: JSON

        var errorCodes: [String] { (json["errors"]?.array ?? []).compactMap { $0["code"]?.string } }
    }

    init(_ server: MockServer, token: String? = nil) {
        baseURL = server.baseURL
        self.token = token ?? server.credentials.accessToken ?? ""
    }

    func get(_ path: String) async throws -> Answer { try await send("GET", path) }

    func post(_ path: String, _ body: JSON) async throws -> Answer { try await send("POST", path, body: body) }

    func send(
        _ method: String, _ path: String, body: JSON? = nil, form: String? = nil, accept: String = "application/json"
    ) async throws -> Answer {
        let answer = try await PlainClient.send(
            method, baseURL + path, body: body, form: form,
            headers: ["Accept": accept, "Authorization": "Bearer \(token)"])
        return Answer(status: answer.status, headers: answer.headers, json: answer.json)
    }
}
