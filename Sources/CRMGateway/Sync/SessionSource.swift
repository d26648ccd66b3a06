import ConnectorKit
import Workspace

/// Where a sync gets its way into a CRM.
protocol SessionSource: SpendingSource, TargetSessionSource {
    /// Ready to ask and to write, for a run.
    func session(grant: GrantID, organization: OrganizationID, party: String) async throws -> CRMSession

}
