import Foundation
import FoundationNetworking
import MockKit

/// A client that trusts everything: it sends what it is told over a real socket, and believes the answer.
struct AttioClient {
    let baseURL: String
    var token: String?

    private static let session = URLSession(
        configuration: .ephemeral, delegate: RedirectRefusal(), delegateQueue: nil)

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
        guard let url = URL(string: baseURL + path) else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.setValue("application/json", forHTTPHeaderField: "Accept")
        if let header = authorization ?? token.map({ "Bearer " + $0 }) {
            request.setValue(header, forHTTPHeaderField: "Authorization")
        }
        if let body {
            request.httpBody = Data(body.encoded())
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        }
        if let form {
            request.httpBody = Data(form.utf8)
            request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        }
        let (data, response) = try await Self.session.data(for: request)
        guard let http = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        var headers: [String: String] = [:]
        for (name, value) in http.allHeaderFields { headers["\(name)".lowercased()] = "\(value)" }
        return Answer(status: http.statusCode, headers: headers, json: (try? JSON.parse(Array(data))) ?? .null)
    }
}
