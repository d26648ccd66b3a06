import Workspace

/// From whose dashboard a sync copies, and by which right it is done.
enum RosterSource: Hashable, Sendable {
    /// The organization admin's, whoever of the admins acts (SYNC-1).
    case organizationAdmin
    /// The acting admin's (SET-1).
    case actor
    /// An admin's, whom the acting user chose for their own dashboard (ACC-6).
    case chosen(UserID)
}

extension RosterSource {
    /// Where a push, or a Sync with Admin, copies from.
    init(_ source: SettingsSource) {
        switch source {
        case .actor: self = .actor
        case .chosen(let admin): self = .chosen(admin)
        }
    }
}
