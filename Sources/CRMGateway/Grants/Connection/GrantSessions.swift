import ConnectorKit
import SQLStore
import TransportLayers
import Workspace

/// Makes sessions for runs.
struct GrantSessions: Sendable {
    let parts: GrantParts

    /// Ready to ask and to write, as bulk work of a run.
    ///
    /// - Throws: `GatewayError` `grant_not_found`, `crm_unsupported`. A grant that can't be used is told by the calls.
    func session(grant: GrantID, organization: OrganizationID, party: String) async throws -> CRMSession {
        try await session(
            grant: grant, organization: organization, party: BudgetParty(rawValue: party), priority: .bulk)
    }

    /// Ready to ask and to write.
    func session(
        grant: GrantID, organization: OrganizationID, party: BudgetParty, priority: CallPriority
    ) async throws -> CRMSession {
        let address = GrantAddress(organization: organization, grant: grant)
        let row = try await parts.refreshStore.row(at: address)
        let connector = try parts.origins.connector(row.crm)
        let transport = parts.transports.authorized(
            connector, tokens: parts.tokens(of: address, connector), account: row.account, party: party,
            priority: priority)
        let made = connector.init()
        return CRMSession(
            connector: connector, descriptor: connector.descriptor, grant: row,
            reading: made.reading(through: transport),
            writing: made.writing(through: transport),
            budget: parts.transports.budgets.budget(of: connector.descriptor, account: row.account))
    }

    /// What a run spent in an account.
    func spent(
        by party: String, crm: CRMID, account: CRMAccountID
    ) async -> (calls: Int, waitedMilliseconds: Int) {
        guard let connector = parts.origins.catalog[crm] else { return (0, 0) }
        let budget = parts.transports.budgets.budget(of: connector.descriptor, account: account)
        let usage = await budget.usage(of: BudgetParty(rawValue: party))
        return (usage.callCount, Int(usage.waited.milliseconds))
    }
}
