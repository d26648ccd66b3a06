import ConnectorKit
import SQLStore
import Workspace

/// Somebody whom a verification is made for.
struct VerifyPerson: Hashable, Sendable {
    /// Who.
    let user: UserID
    /// Their email, for finding them in a CRM.
    let email: EmailKey
    /// Whether they have a dashboard; without one nothing was ever set up for them (SET-8).
    let hasDashboard: Bool
    /// Whether they are the organization admin, from whose dashboard Sync CRM copies.
    let isOrganizationAdmin: Bool
    /// How a Sync CRM can reach them.
    let reach: SyncReach
}
