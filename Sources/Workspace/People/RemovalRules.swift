/// Removing entirely (TEAM-4, TEAM-6, TEAM-9): a function from values to values.
public enum RemovalRules {
    /// Whether somebody who is there may be removed; `nil` means yes.
    public static func refusal(of person: PersonStanding) -> Refusal? {
        if person.isOrganizationAdmin { return .organizationAdminRemoved }
        return person.leads.isEmpty ? nil : .primaryAdminRemoved
    }
}
