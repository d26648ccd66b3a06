import Foundation
import FoundationNetworking
import MockKit

/// A client that trusts everything: it sends what it is told over a real socket, and believes the answer.
struct NaiveClient {
    let baseURL: String
    var token: String

    private static let session = URLSession(
        configuration: .ephemeral, delegate: RedirectRefusal(), delegateQueue: nil)

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
        guard let url = URL(string: baseURL + path) else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.setValue(accept, forHTTPHeaderField: "Accept")
        request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
        if let body {
            request.httpBody = Data(body.encoded())
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        }
        if let form {
            request.httpBody = Data(form.utf8)
            request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        }
        return try await exchange(request)
    }

    private func exchange(_ request: URLRequest) async throws -> Answer {
        let (data, response) = try await Self.session.data(for: request)
        guard let http = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        var headers: [String: String] = [:]
        for (name, value) in http.allHeaderFields { headers["\(name)".lowercased()] = "\(value)" }
        return Answer(status: http.statusCode, headers: headers, json: (try? JSON.parse(Array(data))) ?? .null)
    }
}
