import Foundation
import FoundationNetworking
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

    private static let session: URLSession = {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpCookieStorage = nil
        configuration.urlCache = nil
        return URLSession(configuration: configuration, delegate: TokenRedirects(), delegateQueue: nil)
    }()

    func get(_ path: String, headers: [String: String] = [:]) async throws -> Answer {
        try await send("GET", path, headers: headers)
    }

    func send(
        _ method: String, _ path: String, body: JSON? = nil, form: String? = nil, headers: [String: String] = [:]
    ) async throws -> Answer {
        guard let url = URL(string: server.baseURL + path) else { throw URLError(.badURL) }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.setValue("application/json", forHTTPHeaderField: "Accept")
        if let bearer { request.setValue("Bearer \(bearer)", forHTTPHeaderField: "Authorization") }
        if let body {
            request.httpBody = Data(body.encoded())
            request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        }
        if let form {
            request.httpBody = Data(form.utf8)
            request.setValue("application/x-www-form-urlencoded", forHTTPHeaderField: "Content-Type")
        }
        for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
        let (data, response) = try await Self.session.data(for: request)
        guard let http = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
        var fields: [String: String] = [:]
        for (name, value) in http.allHeaderFields { fields["\(name)".lowercased()] = "\(value)" }
        return Answer(
            status: http.statusCode, headers: fields, text: String(decoding: data, as: UTF8.self),
            json: (try? JSON.parse(Array(data))) ?? .null)
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
