public import ConnectorKit
import SQLStore
import TransportLayers
public import Workspace

extension Grants {
    /// A user's way into a CRM.
    ///
    /// - Parameters:
    ///   - user: whose key.
    ///   - actor: the user themselves, or scheduled work of the host.
    /// - Throws: `GatewayError`: `spectator_key` (ACC-7), `key_missing`, `key_tag_mismatch`, `not_own_key`, …
    public func connection(of user: UserID, crm: CRMID, as actor: Actor) async throws -> Connection {
        do {
            let connector = try parts.origins.connector(crm)
            let key = try await parts.keyCheck.require(crm, of: user, as: actor)
            let address = GrantAddress(organization: actor.organization, grant: key.grant)
            let row = try await parts.refreshStore.row(at: address)
            let keyCheck = parts.keyCheck
            let tokens = parts.tokens(of: address, connector) {
                _ = try await keyCheck.require(crm, of: user, expecting: key.id, as: actor)
            }
            let transport = parts.transports.authorized(
                connector, tokens: tokens, account: row.account, party: BudgetParty(rawValue: "user:\(user)"),
                priority: .interactive)
            return Connection(key, row, connector.init(), transport)
        } catch {
            throw GatewayError(grants: error)
        }
    }
}

extension Connection {
    fileprivate init(
        _ key: CRMKeyRow, _ grant: GrantRow, _ connector: any CRMConnector, _ transport: any HTTPTransport
    ) {
        self.init(
            crm: key.crm, key: key.id, grant: grant.id, account: grant.account, accountName: grant.accountName,
            actsAs: grant.crmUser, actsAsEmail: grant.crmUserEmail, transport: transport,
            reading: connector.reading(through: transport), writing: connector.writing(through: transport))
    }
}
