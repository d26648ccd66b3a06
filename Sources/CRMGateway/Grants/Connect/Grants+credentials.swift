public import ConnectorKit
import Foundation
public import Workspace

extension Grants {
    /// Connects a CRM without a browser: with a signed assertion for a CRM user, or with the app's own credentials.
    ///
    /// The first token is fetched and the CRM asked whose it is before anything is stored. The same account and CRM
    /// user, connected by the grant's owner or an admin, replaces that grant in place (SYNC-15).
    ///
    /// - Parameters:
    ///   - method: `jwtBearer` or `clientCredentials`, where the CRM's descriptor has it.
    ///   - inputs: what was entered, by ``CredentialInput/name``; each at most 16 KiB.
    ///   - user: who gets the key.
    ///   - actor: that user, or an admin.
    ///   - confirming: shown the account first; `false` stores nothing.
    /// - Throws: `GatewayError`: `method_unsupported`, `oauth_app_missing`, `input_unknown`, `input_missing`,
    ///   `input_invalid`; `connect_user_refused` where the CRM refuses the user, `connect_app_refused` where it refuses
    ///   the app.
    public func connect(
        _ crm: CRMID, by method: AuthenticationMethod.Kind, inputs: [String: Secret], for user: UserID,
        as actor: Actor, confirming: ConnectConfirmation? = nil
    ) async throws -> ConnectOutcome {
        try await connecting(crm, user, actor) {
            let connector = try parts.origins.connector(crm)
            let known = connector.descriptor.authentication.first { $0.kind == method }
            guard let known, let flow = connector.oauth, method.isWithoutBrowser else {
                throw GatewayError.methodUnsupported(crm, method)
            }
            try EnteredInputs.check(inputs, for: known, of: crm)
            guard let app = try await parts.origins.app(crm, of: actor.organization) else {
                throw GatewayError.appMissing(crm)
            }
            var credentials = try Self.credentials(by: method, inputs, app, flow, at: parts.clock.now)
            credentials = try await parts.endpoint.first(of: credentials, crm: crm, app: app)
            return try await settle(credentials, crm, user, actor, confirming)
        }
    }

    private static func credentials(
        by method: AuthenticationMethod.Kind, _ inputs: [String: Secret], _ app: OAuthApp, _ flow: any OAuthFlow,
        at now: Date
    ) throws -> Credentials {
        do throws(ConnectorError) {
            var credentials = try flow.credentials(by: method, inputs: inputs, app: app, at: now)
            credentials.method = method
            return credentials
        } catch {
            throw error.kind == .invalid ? GatewayError.inputInvalid(error.message) : GatewayError(grants: error)
        }
    }
}

extension AuthenticationMethod.Kind {
    /// Whether what a person enters suffices, together with the app.
    fileprivate var isWithoutBrowser: Bool { self == .jwtBearer || self == .clientCredentials }
}
