import ConnectorKit
import TransportLayers

/// Looks with credentials that aren't stored yet: whose are they, and what may they (T-21).
struct FirstLook: Sendable {
    let origins: GrantOrigins
    let transports: CRMTransports

    /// Asks the CRM who it is, and shows that to whoever must confirm.
    ///
    /// - Throws: `ConnectorError`; `GatewayError` `connect_declined`.
    func identity(
        of credentials: Credentials, crm: CRMID, confirming: ConnectConfirmation?
    ) async throws -> CRMIdentity {
        let connector = try origins.connector(crm)
        let authorizer = try connector.authorizer(for: credentials, override: origins.overrides[crm])
        let transport = transports.authorized(
            connector, tokens: FixedTokenSource(authorizer), account: nil, party: "connect", priority: .interactive)
        let identity = try await connector.init().reading(through: transport).identify()
        if let confirming, !(try await confirming(identity)) { throw GatewayError.connectDeclined }
        return identity
    }

    /// The scopes that each ability lacks. Pure.
    static func missing(
        from granted: Set<Scope>?, for needs: [Ability: ScopeRequirement]
    ) -> [Ability: [Scope]] {
        guard let granted else { return [:] }
        return needs.mapValues { $0.missing(from: granted) }.filter { !$0.value.isEmpty }
    }
}
