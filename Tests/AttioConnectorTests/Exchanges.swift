import ConnectorKit
import ConnectorScripting
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
    /// Attio's envelope of a refusal.
    static func refusal(
        _ status: Int, _ code: String, _ message: String = "Words.", errors: String? = nil,
        type: String = "invalid_request_error", headers: HTTPHeaders = [:]
    ) -> HTTPResponse {
        let text = message.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        var headers = headers
        headers["x-attio-execution-id"] = "exec-4711"
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
    /// `data.values` of the body.
    var values: NSDictionary? {
        (json?["data"] as? NSDictionary)?["values"] as? NSDictionary
    }
}

extension RecordOutcome {
    /// The failure, where it is one.
    var failure: ConnectorError? {
        if case .failed(let error) = self { return error }
        return nil
    }
}
