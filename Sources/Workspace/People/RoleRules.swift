/// Promoting and demoting (TEAM-7, TEAM-9): functions from values to values. Who may ask for it, `AccessRules` says.
public enum RoleRules {
    /// Whether somebody may get a role; `nil` means yes.
    ///
    /// The organization admin keeps at least the role that they have, until another is named. Who leads a team has to stay
    /// an admin. Who only helps to lead one becomes a member there: ``positionsLost(by:becoming:)``.
    public static func refusal(of role: OrganizationRole, for person: PersonStanding) -> Refusal? {
        guard person.isPresent else { return .userNotFound }
        guard role < person.role else { return nil }
        if person.isOrganizationAdmin { return .organizationAdminDemoted }
        if !role.isAdministrative, !person.leads.isEmpty { return .primaryAdminDemoted }
        return nil
    }

    /// The teams where somebody can't stay a secondary admin with a role (TEAM-1, as TEAM-3 does for a move).
    public static func positionsLost(by person: PersonStanding, becoming role: OrganizationRole) -> [TeamID] {
        role.isAdministrative ? [] : person.assists
    }

    /// Somebody has to be left who may change roles and teams (ACC-3); `nil` means that there is.
    ///
    /// - Parameters:
    ///   - before: how many super admins there are.
    ///   - after: how many there would be.
    public static func refusal(ofSuperAdmins after: Int, before: Int) -> Refusal? {
        after < 1 && before > 0 ? .lastSuperAdmin : nil
    }
}
