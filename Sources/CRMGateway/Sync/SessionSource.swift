import ConnectorKit
import Workspace

/// Where a sync gets its way into a CRM.
protocol SessionSource: SpendingSource, TargetSessionSource {
    /// Ready to ask and to write, for a run.
    func session(grant: GrantID, organization: OrganizationID, party: String) async throws -> CRMSession

    /// Ready to ask and to write as another user of the CRM, under the same grant; `nil` where the grant can act for nobody
    /// but its own user. Its token has said that it is theirs, and is never stored.
    ///
    /// - Parameter person: who, with the name that they sign in with.
    func session(
        grant: GrantID, organization: OrganizationID, actingAs person: CRMOwner, party: String
    ) async throws -> CRMSession?
}
