public import ConnectorKit
import Foundation
public import MockKit

extension Subject {
    /// Whether the vendor has what a key needs.
    public func offers(_ key: SessionKey) -> Bool { key.needs.map(has) ?? true }

    /// What a person would enter to connect the mock's account by a way without a browser.
    ///
    /// - Throws: ``SessionSetupError`` where the subject gives none.
    public func inputs(of method: AuthenticationMethod.Kind, for mock: MockCredentials) throws -> [String: Secret] {
        guard let inputs = inputs(method, mock) else {
            throw SessionSetupError(
                description: "\(name) gives no inputs for \(method.rawValue): add them to the subject")
        }
        return inputs
    }

    /// The credentials that a key stands for.
    func credentials(of key: SessionKey, app: OAuthApp?, for mock: MockCredentials) throws -> Credentials {
        guard let method = key.entered else { return key.credentials(mock, attributes: attributes(mock)) }
        guard let flow = connector.oauth else {
            throw SessionSetupError(description: "\(name) has no flow for \(method.rawValue)")
        }
        return try flow.credentials(by: method, inputs: try inputs(of: method, for: mock), app: app, at: Date())
    }
}
