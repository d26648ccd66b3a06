import ConnectorKit
import ConnectorScripting
import Foundation
import SalesforceConnector

extension ScriptedTransport {
    init(_ script: [HTTPResponse], credentials: Credentials = .browser) throws {
        try self.init(SalesforceConnector.self, script, credentials: credentials)
    }

    init(_ script: HTTPResponse..., credentials: Credentials = .browser) throws {
        try self.init(SalesforceConnector.self, script, credentials: credentials)
    }
}

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
