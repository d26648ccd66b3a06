import ConnectorKit
import Foundation
import SQLStore
import Workspace

/// Sends refresh tokens to a vendor, and reads the answers.
struct TokenEndpoint: Sendable {
    let origins: GrantOrigins
    let transports: CRMTransports
    let clock: any GatewayClock
    let deadline: Duration

    /// The request that refreshes a grant; made before anything is journaled, so that what can't be asked isn't.
    ///
    /// - Throws: `ConnectorError` `.invalid` where the app's configuration is at fault.
    func request(for opened: OpenedGrant, of organization: OrganizationID) async throws -> HTTPRequest {
        let connector = try origins.connector(opened.row.crm)
        let app = try await origins.app(opened.row.crm, of: organization)
        let request = try connector.oauth?.refreshRequest(
            app: app, credentials: opened.credentials, at: clock.now, override: origins.overrides[opened.row.crm])
        guard let request else {
            throw ConnectorError(
                .invalid, operation: OperationName(rawValue: "\(opened.row.crm).token.refresh"),
                message: "the credentials can't be refreshed with the app that is configured")
        }
        return request
    }

    /// Sends the request, once.
    func answer(
        to request: HTTPRequest, for opened: OpenedGrant
    ) async -> Result<Credentials, ConnectorError> {
        do throws(ConnectorError) {
            guard let connector = origins.catalog[opened.row.crm], let flow = connector.oauth else {
                throw ConnectorError(.unsupported, operation: request.operation, message: "no token endpoint")
            }
            var request = request
            request.needsFreshConnection = true
            let transport = transports.tokenEndpoint(connector, account: opened.row.account, deadline: deadline)
            let response = try await transport.send(request)
            let new = try flow.credentials(from: response, previous: opened.credentials, at: clock.now)
            return .success(new.keeping(opened.credentials))
        } catch {
            return .failure(error)
        }
    }

    /// Why new credentials can't be trusted yet, if so (F-A11).
    func doubt(about new: Credentials, after old: OpenedGrant) -> AccountPin.Doubt? {
        guard let connector = origins.catalog[old.row.crm] else { return .host }
        let authorizer = try? connector.authorizer(for: new, override: origins.overrides[old.row.crm])
        return AccountPin.doubt(old: old.credentials, new: new, isHostOwned: authorizer != nil)
    }
}

extension Credentials {
    /// These, with what an answer doesn't repeat: the way they were obtained, what is secret and stays.
    func keeping(_ previous: Credentials) -> Credentials {
        var kept = self
        kept.method = previous.method
        kept.refreshToken = refreshToken ?? previous.refreshToken
        kept.secretAttributes = previous.secretAttributes.merging(secretAttributes) { $1 }
        return kept
    }
}
