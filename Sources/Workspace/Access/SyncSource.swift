/// Whose dashboard a sync copies from.
public enum SyncSource: Hashable, Sendable {
    /// The organization's admin, whoever acts (SYNC-1).
    case organizationAdmin(UserID)
    /// The admin who acts, or who was chosen (SET-1).
    case admin(UserID)

    /// The user.
    public var user: UserID {
        switch self {
        case .organizationAdmin(let user), .admin(let user): user
        }
    }
}
