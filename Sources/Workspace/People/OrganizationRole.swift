/// What a person may do in the organization, least first.
public enum OrganizationRole: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// Looks after their own dashboard.
    case user
    /// Provisions people and syncs.
    case admin
    /// May change teams and roles, revoke grants, read the audit log.
    case superAdmin = "super_admin"

    /// Whether team positions and syncs that need an admin are open to the role.
    public var isAdministrative: Bool { self >= .admin }

    /// Orders by what is allowed.
    public static func < (left: OrganizationRole, right: OrganizationRole) -> Bool {
        left.rank < right.rank
    }

    private var rank: Int {
        switch self {
        case .user: 0
        case .admin: 1
        case .superAdmin: 2
        }
    }
}
