import Workspace

/// Where a grant is found.
struct GrantAddress: Hashable, Sendable {
    /// Whose.
    let organization: OrganizationID
    /// Which.
    let grant: GrantID
}
