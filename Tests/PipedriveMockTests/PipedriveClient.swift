import Foundation
import MockCalling
import MockKit

/// A client that trusts everything: it sends what it is told over a real socket, and believes the answer.
struct PipedriveClient {
    let baseURL: String
    /// The header that proves who asks.
    var proof: (name: String, value: String)

    struct Answer {
        let status: Int
        let headers: [String: String]
        let json: JSON
        let text: String

        var content: JSON? { json["data"] }
        var error: String { json["error"]?.string ?? "" }
        var code: String? { json["code"]?.string }
    }

    init(_ server: MockServer, token: String? = nil) {
        baseURL = server.baseURL
        proof = ("Authorization", "Bearer \(token ?? server.credentials.accessToken ?? "")")
    }

    /// The client of an API token.
    static func api(_ server: MockServer, token: String? = nil) -> Self {
        var client = Self(server)
        client.proof = ("x-api-token", token ?? server.credentials.staticToken ?? "")
        return client
    }

    func get(_ path: String) async throws -> Answer { try await send("GET", path) }
    func post(_ path: String, _ body: JSON) async throws -> Answer { try await send("POST", path, body: body) }
    func patch(_ path: String, _ body: JSON) async throws -> Answer { try await send("PATCH", path, body: body) }
    func delete(_ path: String) async throws -> Answer { try await send("DELETE", path) }

    /// Every item of a list, with the cursors followed.
    func all(_ path: String) async throws -> [JSON] {
        var items: [JSON] = []
        var cursor: String?
        repeat {
            let more = cursor.flatMap { $0.addingPercentEncoding(withAllowedCharacters: .alphanumerics) }
            let mark = path.contains("?") ? "&" : "?"
            let page = try await get(path + (more.map { "\(mark)cursor=\($0)" } ?? ""))
            items += page.content?.array ?? []
            cursor = page.json["additional_data"]?["next_cursor"]?.string
        } while cursor != nil
        return items
    }

    /// A request to the token endpoint with the app's proof.
    func token(_ server: MockServer, _ form: String, path: String = Path.token, secret: String? = nil) async throws
        -> Answer
    {
        let pair = "\(server.credentials.clientID ?? ""):\(secret ?? server.credentials.clientSecret ?? "")"
        var client = self
        client.proof = ("Authorization", "Basic " + Data(pair.utf8).base64EncodedString())
        return try await client.send("POST", path, form: form)
    }

    func send(_ method: String, _ path: String, body: JSON? = nil, form: String? = nil) async throws -> Answer {
        let answer = try await PlainClient.send(
            method, baseURL + path, body: body, form: form, headers: [proof.name: proof.value])
        return Answer(status: answer.status, headers: answer.headers, json: answer.json, text: answer.text)
    }
}
