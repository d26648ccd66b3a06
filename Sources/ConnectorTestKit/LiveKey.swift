public import ConnectorKit
import Foundation

/// What opens an account for reading: a token, and where its CRM is.
public struct LiveKey: Sendable {
    /// The token.
    public let token: Secret
    /// The grant's attributes, where the vendor has some (an instance URL).
    public let attributes: [String: String]
    /// The origin that replaces the vendor's own (a mock's); `nil` for a real account.
    public let origin: Origin?

    /// Holds a key.
    public init(token: Secret, attributes: [String: String] = [:], origin: Origin? = nil) {
        self.token = token
        self.attributes = attributes
        self.origin = origin
    }

    /// The variable that holds a token of a real account: `CRM_GATEWAY_LIVE_HUBSPOT_TOKEN`.
    public static func tokenVariable(of crm: CRMID) -> String { "\(prefix(of: crm))_TOKEN" }

    /// The key in the environment, or `nil` where there is none.
    ///
    /// `CRM_GATEWAY_LIVE_<CRM>_ATTRIBUTES` may hold the attributes, as a JSON object of texts.
    /// - Throws: ``SessionSetupError`` when they are no such object.
    public static func inEnvironment(of crm: CRMID) throws -> LiveKey? {
        let environment = ProcessInfo.processInfo.environment
        guard let token = environment[tokenVariable(of: crm)], !token.isEmpty else { return nil }
        let variable = "\(prefix(of: crm))_ATTRIBUTES"
        guard let json = environment[variable], !json.isEmpty else { return LiveKey(token: Secret(token)) }
        guard let attributes = try? JSONDecoder().decode([String: String].self, from: Data(json.utf8)) else {
            throw SessionSetupError(description: "\(variable) must be a JSON object whose values are texts")
        }
        return LiveKey(token: Secret(token), attributes: attributes)
    }

    private static func prefix(of crm: CRMID) -> String { "CRM_GATEWAY_LIVE_\(crm.rawValue.uppercased())" }
}
