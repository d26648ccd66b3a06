import ConnectorKit
import ConnectorScripting
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
    /// How Zoho says "nothing".
    static let none = HTTPResponse(status: 204)

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
    /// The body as text.
    var text: String { String(decoding: body?.bytes ?? [], as: UTF8.self) }

    static func probe(_ operation: OperationName, _ method: HTTPMethod = .get, path: String = "/crm/v8/x")
        -> HTTPRequest
    {
        HTTPRequest(operation: operation, method: method, path: path)
    }
}

extension RecordOutcome {
    /// The failure, where it is one.
    var error: ConnectorError? {
        if case .failed(let error) = self { return error }
        return nil
    }
}
