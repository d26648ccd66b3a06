import ConnectorKit
import Workspace

/// Where a sync gets its sight of a CRM as another user has it, under the same grant.
protocol TargetSessionSource: Sendable {
    /// Whether the grant's app may act for others than who connected it.
    func actsForOthers(grant: GrantID, organization: OrganizationID) async throws -> Bool

    /// Ready to ask as somebody; `nil` where the grant can act for nobody but its own user. What it holds is never stored.
    ///
    /// - Parameter login: the name that they sign in with (`CRMOwner.login`).
    func reader(
        grant: GrantID, organization: OrganizationID, actingAs login: String, party: String
    ) async throws -> CRMReader?
}
