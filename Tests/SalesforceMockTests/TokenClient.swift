import Foundation
import MockCalling
import MockKit
import SalesforceMock

/// A client that trusts everything: it sends what it is told over a real socket, and believes the answer.
struct TokenClient {
    static let version = "/services/data/v66.0"
    static let token = "/services/oauth2/token"

    struct Answer {
        let status: Int
        let headers: [String: String]
        let text: String
        let json: JSON

        /// The first error's code, of a list of errors or of an OAuth object.
        var code: String? { json[0]?["errorCode"]?.string ?? json["error"]?.string }
        var description: String? { json["error_description"]?.string }
    }

    let server: MockServer
    var bearer: String?

    init(_ server: MockServer, bearer: String? = nil) {
        self.server = server
        self.bearer = bearer ?? server.credentials.accessToken
    }

    func get(_ path: String, headers: [String: String] = [:]) async throws -> Answer {
        try await send("GET", path, headers: headers)
    }

    func send(
        _ method: String, _ path: String, body: JSON? = nil, form: String? = nil, headers: [String: String] = [:]
    ) async throws -> Answer {
        var all = ["Accept": "application/json"]
        all["Authorization"] = bearer.map { "Bearer \($0)" }
        let answer = try await PlainClient.send(
            method, server.baseURL + path, body: body, form: form, headers: all.merging(headers) { $1 })
        return Answer(status: answer.status, headers: answer.headers, text: answer.text, json: answer.json)
    }

    /// A call of the token endpoint that proves the client by form fields.
    func exchange(_ more: String) async throws -> Answer {
        let id = server.credentials.clientID ?? ""
        let secret = server.credentials.clientSecret ?? ""
        return try await send("POST", Self.token, form: "client_id=\(id)&client_secret=\(secret)&\(more)")
    }

    func refresh(_ token: String?) async throws -> Answer {
        try await exchange("grant_type=refresh_token&refresh_token=\(token ?? "")")
    }

    /// The code of a consent for which the page redirects at once.
    func consent(_ more: String = "") async throws -> Answer {
        try await get(
            "/services/oauth2/authorize?response_type=code&client_id=\(server.credentials.clientID ?? "")"
                + "&redirect_uri=http%3A%2F%2F127.0.0.1%3A9%2Fback&state=s1\(more)")
    }
}
