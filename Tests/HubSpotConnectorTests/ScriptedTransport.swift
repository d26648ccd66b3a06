import ConnectorKit
import Foundation
import HubSpotConnector

/// Answers requests from a script, authorized and judged as the real stack does it, and keeps what was sent.
actor ScriptedTransport: HTTPTransport {
    /// What was sent, in order, token and all.
    private(set) var requests: [HTTPRequest] = []
    private var script: [HTTPResponse]
    private let authorizer: any Authorizer

    init(_ script: [HTTPResponse], credentials: Credentials) throws {
        self.script = script
        self.authorizer = try HubSpotConnector.authorizer(for: credentials, override: nil)
    }

    init(_ script: HTTPResponse..., credentials: Credentials = .staticToken) throws {
        try self.init(script, credentials: credentials)
    }

    func send(_ request: HTTPRequest) async throws(ConnectorError) -> HTTPResponse {
        let request = try authorizer.authorize(request)
        requests.append(request)
        guard !script.isEmpty else {
            throw ConnectorError(.unreachable, operation: request.operation, message: "the script is over")
        }
        let answer = script.removeFirst()
        if let failure = HubSpotConnector.failure(in: answer, to: request) { throw failure }
        return answer
    }

    /// The names of what was done, in order.
    var operations: [String] { requests.map(\.operation.rawValue) }
}

extension ScriptedTransport {
    nonisolated var reading: any CRMReading { HubSpotConnector().reading(through: self) }
    nonisolated var writing: any CRMWriting { HubSpotConnector().writing(through: self) }
}

extension Credentials {
    static let moment = Date(timeIntervalSince1970: 1_790_000_000)
    static let staticToken = Credentials(
        method: .staticToken, accessToken: Secret("pat-na1-canary-static"), issuedAt: moment)
    static let oauth = Credentials(
        method: .authorizationCode, accessToken: Secret("CN-canary-access"),
        refreshToken: Secret("na1-canary-refresh"), issuedAt: moment, expiresAt: moment + 1800, scopes: ["oauth"],
        attributes: ["hub_id": "123456", "user_id": "222222"])
}

extension HTTPResponse {
    static func json(_ text: String) -> HTTPResponse {
        json(200, text)
    }

    static func json(_ status: Int, _ text: String, headers: HTTPHeaders = [:]) -> HTTPResponse {
        var headers = headers
        headers["Content-Type"] = "application/json;charset=utf-8"
        return HTTPResponse(status: status, headers: headers, body: Array(text.utf8))
    }

    static func html(_ status: Int) -> HTTPResponse {
        HTTPResponse(
            status: status, headers: ["Content-Type": "text/html"], body: Array("<html><body>Sorry</body></html>".utf8))
    }
}

extension HTTPRequest {
    /// The body as JSON, compared as dictionaries and arrays.
    var json: NSDictionary? {
        body.flatMap { try? JSONSerialization.jsonObject(with: Data($0.bytes)) as? NSDictionary }
    }

    /// The body as a form, decoded.
    var form: [String: String] {
        var components = URLComponents()
        components.percentEncodedQuery = body.map { String(decoding: $0.bytes, as: UTF8.self) }
        let pairs = (components.queryItems ?? []).map { ($0.name, $0.value ?? "") }
        return Dictionary(pairs) { first, _ in first }
    }
}

/// The error of a call that must fail.
func failure(_ call: () async throws(ConnectorError) -> some Any) async -> ConnectorError? {
    do {
        _ = try await call()
        return nil
    } catch {
        return error
    }
}
