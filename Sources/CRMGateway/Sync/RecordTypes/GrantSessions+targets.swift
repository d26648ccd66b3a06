import ConnectorKit
import SQLStore
import TransportLayers
import Workspace

extension GrantSessions: TargetSessionSource {
    /// Whether the connector makes another user's credentials of the grant's; nothing is sent.
    func actsForOthers(grant: GrantID, organization: OrganizationID) async throws -> Bool {
        let address = GrantAddress(organization: organization, grant: grant)
        return try await acting(at: address, as: Self.anybody) != nil
    }

    /// Asks the token endpoint for a token of that user's: kept in memory, for as long as the reader lives, and nowhere
    /// else. It goes through the account's transports, and is sent nowhere that the grant's own token couldn't go.
    ///
    /// - Throws: `ConnectorError`: `.unauthenticated` or `.forbidden` where the CRM doesn't let the app act as them, …
    func reader(
        grant: GrantID, organization: OrganizationID, actingAs login: String, party: String
    ) async throws -> CRMReader? {
        let address = GrantAddress(organization: organization, grant: grant)
        guard let acting = try await acting(at: address, as: login) else { return nil }
        let request = try await parts.endpoint.request(for: acting, of: organization)
        let fresh = try await parts.endpoint.answer(to: request, for: acting).get()
        // Who the other user is, the connector left out, and the answer tells it for the first time: whoever reads checks
        // that. What was kept has to come back as it was (F-A11).
        var told = fresh
        told.attributes = fresh.attributes.filter { acting.credentials.attributes[$0.key] != nil }
        if let doubt = parts.endpoint.doubt(about: told, after: acting) {
            throw ConnectorError(
                .forbidden, operation: OperationName(rawValue: "\(acting.row.crm).token.act_as"),
                message: "the token for another user isn't used: \(doubt.rawValue)")
        }
        let connector = try parts.origins.connector(acting.row.crm)
        let authorizer = try connector.authorizer(for: fresh, override: parts.origins.overrides[acting.row.crm])
        let transport = parts.transports.authorized(
            connector, tokens: FixedTokenSource(authorizer), account: acting.row.account,
            party: BudgetParty(rawValue: party), priority: .bulk)
        return CRMReader(descriptor: connector.descriptor, reading: connector.init().reading(through: transport))
    }

    /// A login that is nobody's, for finding out whether there is such a way at all.
    private static let anybody = "nobody@example.invalid"

    private func acting(at address: GrantAddress, as login: String) async throws -> OpenedGrant? {
        let opened: OpenedGrant
        do {
            opened = try await parts.coordinator.opened(address)
        } catch let trouble as GrantTrouble {
            throw trouble.connectorError(at: parts.clock.milliseconds)
        }
        let connector = try parts.origins.connector(opened.row.crm)
        return connector.oauth?.credentials(opened.credentials, actingAs: login).map {
            OpenedGrant(row: opened.row, credentials: $0)
        }
    }
}
