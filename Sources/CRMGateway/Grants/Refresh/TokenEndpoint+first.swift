import ConnectorKit

extension TokenEndpoint {
    /// Fetches the first token for credentials that aren't stored yet.
    ///
    /// - Throws: `GatewayError` `connect_user_refused` where the CRM refuses the user or the key, `connect_app_refused`
    ///   where it refuses the app or our request; `ConnectorError` where no token came for another reason.
    func first(of credentials: Credentials, crm: CRMID, app: OAuthApp) async throws -> Credentials {
        let connector = try origins.connector(crm)
        do throws(ConnectorError) {
            let request = try connector.oauth?.refreshRequest(
                app: app, credentials: credentials, at: clock.now, override: origins.overrides[crm])
            guard var request, let flow = connector.oauth else {
                throw ConnectorError(
                    .invalid, operation: OperationName(rawValue: "\(crm).token.first"),
                    message: "no token can be fetched with the app that is configured")
            }
            request.needsFreshConnection = true
            let transport = transports.tokenEndpoint(connector, account: nil, deadline: deadline)
            let response = try await transport.send(request)
            return try flow.credentials(from: response, previous: credentials, at: clock.now).keeping(credentials)
        } catch {
            switch RefreshVerdict(error) {
            case .dead: throw GatewayError.userRefused(crm, error)
            case .configuration: throw GatewayError.appRefused(crm, error)
            case .busy, .notSent, .unknown: throw error
            }
        }
    }
}

extension GatewayError {
    fileprivate static func userRefused(_ crm: CRMID, _ error: ConnectorError) -> GatewayError {
        GatewayError(
            code: "connect_user_refused", message: "\(crm) issues no token for what was entered: \(error)",
            nextStep: "Check the CRM user that was named, that the app is approved for them, and the key.")
    }

    fileprivate static func appRefused(_ crm: CRMID, _ error: ConnectorError) -> GatewayError {
        GatewayError(
            code: "connect_app_refused", message: "\(crm) refuses the app: \(error)",
            nextStep: "Check the app's client id, secret and sign-in host, and what the app is allowed in the CRM.")
    }
}
