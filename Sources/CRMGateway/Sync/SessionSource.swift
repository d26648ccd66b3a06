import ConnectorKit
import Workspace

/// Where a sync gets its way into a CRM.
protocol SessionSource: Sendable {
    /// Ready to ask and to write, for a run.
    func session(grant: GrantID, organization: OrganizationID, party: String) async throws -> CRMSession

    /// What a run spent in an account.
    func spent(
        by party: String, crm: CRMID, account: CRMAccountID
    ) async -> (calls: Int, waitedMilliseconds: Int)
}
