/// What somebody asks to do, as far as the organization role decides it.
public enum Privilege: String, Hashable, Sendable, CaseIterable {
    /// Provision people (ACC-2).
    case managePeople = "manage_people"
    /// List people and look them up.
    case listPeople = "list_people"
    /// List teams and their members (ACC-3).
    case listTeams = "list_teams"
    /// Make teams, change memberships and positions (ACC-3).
    case changeTeams = "change_teams"
    /// Change roles and seats (ACC-3).
    case changeRoles = "change_roles"
    /// Sync CRM, Sync Settings to a user, push to a team (ACC-4); to undo one is the same right (ACC-12).
    case sync
    /// Verify, ask the doctor, look for drift, all over the organization (ACC-12).
    case verifyOthers = "verify_others"
    /// Revoke a grant at the CRM (ACC-12).
    case revokeGrants = "revoke_grants"
    /// Read and export the audit log (ACC-12).
    case readAudit = "read_audit"
    /// Choose designated records (ACC-12).
    case designateRecords = "designate_records"
    /// Restore or purge what was removed (ACC-12).
    case restoreAndPurge = "restore_and_purge"

    /// The least role that has it.
    public var minimumRole: OrganizationRole {
        switch self {
        case .managePeople, .listPeople, .listTeams, .sync, .verifyOthers: .admin
        case .changeTeams, .changeRoles, .revokeGrants, .readAudit, .designateRecords, .restoreAndPurge: .superAdmin
        }
    }

    /// The rule that says so.
    public var rule: String {
        switch self {
        case .managePeople, .listPeople: "ACC-2"
        case .listTeams, .changeTeams, .changeRoles: "ACC-3"
        case .sync: "ACC-4"
        case .verifyOthers, .revokeGrants, .readAudit, .designateRecords, .restoreAndPurge: "ACC-12"
        }
    }

    /// Whether scheduled work of the host has it: what ACC-12 keeps for super admins needs a person who answers for it.
    public var isOpenToSystem: Bool {
        switch self {
        case .managePeople, .listPeople, .listTeams, .changeTeams, .changeRoles, .sync, .verifyOthers: true
        case .revokeGrants, .readAudit, .designateRecords, .restoreAndPurge: false
        }
    }
}
