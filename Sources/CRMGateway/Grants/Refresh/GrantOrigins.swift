import ConnectorKit
import SQLStore
import Workspace

/// Where a grant's connector and app come from.
struct GrantOrigins: Sendable {
    let catalog: ConnectorCatalog
    /// The origins that stand in for vendors' own.
    let overrides: [CRMID: Origin]
    /// The deployment's apps.
    let apps: [CRMID: OAuthApp]
    let driver: any SQLDriver
    let vault: GrantVault

    /// The connector of a CRM.
    ///
    /// - Throws: `GatewayError` `crm_unsupported`.
    func connector(_ crm: CRMID) throws -> any CRMConnector.Type {
        guard let connector = catalog[crm] else { throw GatewayError.unsupportedCRM(crm, known: catalog.ids) }
        return connector
    }

    /// The organization's own app, or the deployment's.
    ///
    /// - Throws: `GatewayError` `sign_in_refused`: the row, or the configuration, names a host that isn't the vendor's.
    func app(_ crm: CRMID, of organization: OrganizationID) async throws -> OAuthApp? {
        let vault = vault
        let own = try await driver.read { transaction in
            try OAuthAppRepository(of: organization).find(crm, in: transaction).map {
                try vault.open($0, of: organization, in: transaction)
            }
        }
        let app = own ?? apps[crm]
        try app?.signIn.map { try SignInRule.require($0, of: try connector(crm).descriptor, override: overrides[crm]) }
        return app
    }

    /// Whether a connector can refresh these credentials; asked without an app, as some flows need none.
    func canRefresh(_ credentials: Credentials, with connector: any CRMConnector.Type) -> Bool {
        guard connector.oauth != nil, connector.descriptor.refresh != .none else { return false }
        return credentials.refreshToken != nil || credentials.method == .jwtBearer
            || credentials.method == .clientCredentials
    }
}
