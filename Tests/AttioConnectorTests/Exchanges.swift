import ConnectorKit
import Foundation

extension Credentials {
    static let moment = Date(timeIntervalSince1970: 1_795_219_200)
    static let key = Credentials(
        method: .staticToken, accessToken: Secret(String(repeating: "canary0key1", count: 6)), issuedAt: moment)
    static let grant = Credentials(
        method: .authorizationCode, accessToken: Secret("canary-oauth-token"), issuedAt: moment)
}

extension OAuthApp {
    static let registered = OAuthApp(
        clientID: "app-1", clientSecret: Secret("canary-app-secret"), redirectURI: "http://127.0.0.1:9/callback")
}

extension HTTPResponse {
    static func json(_ text: String) -> HTTPResponse { json(200, text) }

    static func json(_ status: Int, _ text: String, headers: HTTPHeaders = [:]) -> HTTPResponse {
        var headers = headers
        headers["Content-Type"] = "application/json; charset=utf-8"
        headers["x-attio-execution-id"] = "exec-4711"
        return HTTPResponse(status: status, headers: headers, body: Array(text.utf8))
    }

    static func html(_ status: Int) -> HTTPResponse {
        HTTPResponse(
            status: status, headers: ["Content-Type": "text/html"], body: Array("<html><body>Sorry</body></html>".utf8))
    }

    /// Attio's envelope of a refusal.
    static func refusal(
        _ status: Int, _ code: String, _ message: String = "Words.", errors: String? = nil,
        type: String = "invalid_request_error", headers: HTTPHeaders = [:]
    ) -> HTTPResponse {
        let text = message.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        let entries = errors.map { #","validation_errors":\#($0)"# } ?? ""
        return json(
            status, #"{"status_code":\#(status),"type":"\#(type)","code":"\#(code)","message":"\#(text)"\#(entries)}"#,
            headers: headers)
    }

    /// `data` around something.
    static func data(_ content: String) -> HTTPResponse { json(#"{"data":\#(content)}"#) }

    /// A list of attributes.
    static func attributes(_ attributes: AttributeSample...) -> HTTPResponse {
        data("[\(attributes.map(\.json).joined(separator: ","))]")
    }
}

extension HTTPRequest {
    /// The body as JSON, compared as dictionaries and arrays.
    var json: NSDictionary? {
        body.flatMap { try? JSONSerialization.jsonObject(with: Data($0.bytes)) as? NSDictionary }
    }

    /// `data.values` of the body.
    var values: NSDictionary? {
        (json?["data"] as? NSDictionary)?["values"] as? NSDictionary
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

extension RecordOutcome {
    /// The failure, where it is one.
    var failure: ConnectorError? {
        if case .failed(let error) = self { return error }
        return nil
    }
}
