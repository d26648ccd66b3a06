import ConnectorKit
import Foundation

extension Credentials {
    static let moment = Date(timeIntervalSince1970: 1_795_219_200)
    static let grant = Credentials(
        method: .authorizationCode, accessToken: Secret("1000.canary-access"),
        refreshToken: Secret("1000.canary-refresh"), issuedAt: moment, expiresAt: moment + 3600,
        scopes: ["ZohoCRM.users.READ"], attributes: ["data_center": "eu", "environment": "production"])

    /// The same with other facts.
    static func grant(_ attributes: [String: String]) -> Credentials {
        var copy = grant
        copy.attributes = attributes
        return copy
    }
}

extension OAuthApp {
    static let sample = OAuthApp(
        clientID: "1000.CLIENT", clientSecret: Secret("canary-client-secret"),
        redirectURI: "https://gateway.example/callback")

    static func signingIn(at host: String) -> OAuthApp {
        OAuthApp(
            clientID: sample.clientID, clientSecret: sample.clientSecret, redirectURI: sample.redirectURI,
            signIn: Origin(https: host))
    }
}

extension HTTPResponse {
    static func json(_ text: String) -> HTTPResponse {
        json(200, text)
    }

    static func json(_ status: Int, _ text: String, headers: HTTPHeaders = [:]) -> HTTPResponse {
        var headers = headers
        headers["Content-Type"] = "application/json;charset=UTF-8"
        return HTTPResponse(status: status, headers: headers, body: Array(text.utf8))
    }

    /// How Zoho says "nothing".
    static let none = HTTPResponse(status: 204)

    static func html(_ status: Int) -> HTTPResponse {
        HTTPResponse(
            status: status, headers: ["Content-Type": "text/html"], body: Array("<html><body>Sorry</body></html>".utf8))
    }

    /// A refusal of a whole request.
    static func refusal(
        _ status: Int, _ code: String, _ details: String = "{}", headers: HTTPHeaders = [:]
    ) -> HTTPResponse {
        json(status, #"{"code":"\#(code)","details":\#(details),"message":"words","status":"error"}"#, headers: headers)
    }
}

/// Items of answers to writes.
enum Item {
    static func done(_ id: String, _ message: String = "record added") -> String {
        #"{"code":"SUCCESS","details":{"id":"\#(id)","Created_By":{"name":"P","id":"1"}},"message":"\#(message)","#
            + #""status":"success"}"#
    }

    static func refused(_ code: String, _ details: String = "{}") -> String {
        #"{"code":"\#(code)","details":\#(details),"message":"words","status":"error"}"#
    }

    /// An answer with these items.
    static func answer(_ status: Int, _ items: String...) -> HTTPResponse {
        .json(status, #"{"data":[\#(items.joined(separator: ","))]}"#)
    }
}

/// The answer of a composite.
enum CompositeAnswer {
    static func row(_ status: Int, _ body: String) -> String {
        #"{"code":"SUCCESS","message":"composite sub request executed successfully","status":"success","#
            + #""details":{"response":{"headers":{},"body":\#(body),"status_code":\#(status)}}}"#
    }

    static func of(_ rows: String..., status: Int = 200) -> HTTPResponse {
        .json(status, #"{"__composite_requests":[\#(rows.joined(separator: ","))]}"#)
    }
}

extension HTTPRequest {
    /// The body as JSON, compared as dictionaries and arrays.
    var json: NSDictionary? {
        body.flatMap { try? JSONSerialization.jsonObject(with: Data($0.bytes)) as? NSDictionary }
    }

    /// The body as text.
    var text: String { String(decoding: body?.bytes ?? [], as: UTF8.self) }

    /// The body as a form, decoded.
    var form: [String: String] {
        var components = URLComponents()
        components.percentEncodedQuery = body.map { String(decoding: $0.bytes, as: UTF8.self) }
        let pairs = (components.queryItems ?? []).map { ($0.name, $0.value ?? "") }
        return Dictionary(pairs) { first, _ in first }
    }

    static func probe(_ operation: OperationName, _ method: HTTPMethod = .get, path: String = "/crm/v8/x")
        -> HTTPRequest
    {
        HTTPRequest(operation: operation, method: method, path: path)
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
    var error: ConnectorError? {
        if case .failed(let error) = self { return error }
        return nil
    }
}
