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
        guard let way = try await way(at: address, as: login, party: party) else { return nil }
        return CRMReader(
            descriptor: way.connector.descriptor, reading: way.connector.init().reading(through: way.transport))
    }

    /// The same, ready to write as well. Nothing is handed out before the token has said whose it is.
    ///
    /// - Throws: `ConnectorError` as above, and `.forbidden` for a token of somebody else's, or of another account's.
    func session(
        grant: GrantID, organization: OrganizationID, actingAs person: CRMOwner, party: String
    ) async throws -> CRMSession? {
        let address = GrantAddress(organization: organization, grant: grant)
        guard let login = person.login, let way = try await way(at: address, as: login, party: party) else {
            return nil
        }
        let made = way.connector.init()
        let reading = made.reading(through: way.transport)
        let pin = ActingPin(account: way.row.account, person: person)
        try pin.check(try await reading.identify(), in: OperationName(rawValue: "\(way.row.crm).token.act_as"))
        return CRMSession(
            connector: way.connector, descriptor: way.connector.descriptor, grant: way.row, reading: reading,
            writing: made.writing(through: way.transport),
            budget: parts.transports.budgets.budget(of: way.connector.descriptor, account: way.row.account))
    }

    /// How a token of another user's travels.
    private struct Way {
        let connector: any CRMConnector.Type
        let row: GrantRow
        let transport: any HTTPTransport
    }

    private func way(at address: GrantAddress, as login: String, party: String) async throws -> Way? {
        guard let acting = try await acting(at: address, as: login) else { return nil }
        let request = try await parts.endpoint.request(for: acting, of: address.organization)
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
        return Way(connector: connector, row: acting.row, transport: transport)
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
