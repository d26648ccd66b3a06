import ConnectorKit
import Foundation

extension Credentials {
    static let moment = Date(timeIntervalSince1970: 1_795_219_200)
    static let organization = "00DQH000001exAm2AI"
    static let user = "005QH000002adMnYAI"
    static let browser = Credentials(
        method: .authorizationCode, accessToken: Secret("00DQH000001exAm!AQ.canary-access"),
        refreshToken: Secret("5Aep861.canary-refresh"), issuedAt: moment, scopes: ["api", "refresh_token", "openid"],
        attributes: [
            "instance_url": "https://acme-demo.my.salesforce.com", "organization_id": organization, "user_id": user,
        ])
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
