import ConnectorKit
import ConnectorScripting
import Foundation
import HubSpotConnector

extension ScriptedTransport {
    init(_ script: [HTTPResponse], credentials: Credentials = .staticToken) throws {
        try self.init(HubSpotConnector.self, script, credentials: credentials)
    }

    init(_ script: HTTPResponse..., credentials: Credentials = .staticToken) throws {
        try self.init(HubSpotConnector.self, script, credentials: credentials)
    }
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
