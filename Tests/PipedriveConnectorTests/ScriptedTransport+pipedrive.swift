import ConnectorKit
import ConnectorScripting
import Foundation
import PipedriveConnector

extension ScriptedTransport {
    init(_ script: [HTTPResponse], credentials: Credentials = .apiToken) throws {
        try self.init(PipedriveConnector.self, script, credentials: credentials)
    }

    init(_ script: HTTPResponse..., credentials: Credentials = .apiToken) throws {
        try self.init(PipedriveConnector.self, script, credentials: credentials)
    }
}

extension Credentials {
    static let moment = Date(timeIntervalSince1970: 1_795_219_200)
    static let apiToken = Credentials(
        method: .staticToken, accessToken: Secret("0123456789abcdef0123456789abcdefcanary00"), issuedAt: moment)
    static let browser = Credentials(
        method: .authorizationCode, accessToken: Secret("v1u:canary/access+token="),
        refreshToken: Secret("1:1:canary-refresh"), issuedAt: moment, expiresAt: moment + 3_599, scopes: ["base"],
        attributes: ["api_domain": "https://acme.pipedrive.com"])
}

/// Codes of custom fields.
enum Code {
    static let owner: PropertyName = "5d1f0b2c9e8a7766554433221100ffeeddccbbaa"
    static let priority: PropertyName = "946947d1b02fd3ef20798d6112ec5d895a686a21"
    static let budget: PropertyName = "aaaa7d1b02fd3ef20798d6112ec5d895a6860001"
}
