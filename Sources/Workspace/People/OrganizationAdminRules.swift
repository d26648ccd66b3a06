/// Who may be named organization admin (TEAM-9): a function from values to values.
public enum OrganizationAdminRules {
    /// Whether somebody may be named; `nil` means yes.
    ///
    /// It has to be an admin or super admin, for who hands out keys may sync them (ACC-4); with a standard seat, for a
    /// spectator has no keys (ACC-7); and with a dashboard, for that is the source of Sync CRM (SYNC-1).
    public static func refusal(of person: PersonStanding) -> Refusal? {
        guard person.isPresent else { return .userNotFound }
        guard person.role.isAdministrative else { return .organizationAdminNoAdmin }
        guard person.seat == .standard else { return .organizationAdminNoSeat }
        return person.hasDashboard ? nil : .dashboardMissing
    }
}
