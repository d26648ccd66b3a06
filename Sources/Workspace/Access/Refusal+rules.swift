extension Refusal {
    /// ACC-4: told alike of users elsewhere and of those who never were.
    public static let userNotFound = Refusal(
        code: "user_not_found", rule: "ACC-4", message: "There is no such user in this organization.",
        nextStep: "Check the id or the email address.")

    /// ACC-4: told alike of teams elsewhere and of those that never were.
    public static let teamNotFound = Refusal(
        code: "team_not_found", rule: "ACC-4", message: "There is no such team in this organization.",
        nextStep: "Check the id or the name.")

    /// ACC-4: told alike of all organizations but the actor's own.
    public static let organizationNotFound = Refusal(
        code: "organization_not_found", rule: "ACC-4", message: "There is no such organization for this actor.",
        nextStep: "Check the id.")

    /// ACC-1: nobody of that id belongs to the organization, or no longer.
    static let actorUnknown = Refusal(
        code: "actor_unknown", rule: "ACC-1", message: "The actor is no user of this organization.",
        nextStep: "Name a present user of it as the actor.")

    /// ACC-11: scheduled work comes through the library.
    static let systemNamed = Refusal(
        code: "system_actor_named", rule: "ACC-11", message: "The system actor can't be named here.",
        nextStep: "Name a user of the organization.")

    static func systemExcluded(from privilege: Privilege) -> Refusal {
        Refusal(
            code: "person_needed", rule: privilege.rule, message: "Scheduled work may not do this.",
            nextStep: "Let a super admin do it.")
    }

    static func roleTooLow(_ role: OrganizationRole, for privilege: Privilege) -> Refusal {
        let who = privilege.minimumRole == .superAdmin ? "a super admin" : "an admin or a super admin"
        return Refusal(
            code: "role_too_low", rule: privilege.rule, message: "This needs \(who).",
            nextStep: "Ask \(who) of the organization.")
    }

    /// ACC-6: a user chooses for themselves alone.
    public static let onlyOwnDashboard = Refusal(
        code: "not_own_dashboard", rule: "ACC-6", message: "Sync with Admin goes onto one's own dashboard only.",
        nextStep: "Ask an admin to sync to the other person.")

    static let onlyStandardUsers = Refusal(
        code: "not_standard_user", rule: "ACC-6", message: "Sync with Admin is for users with a standard seat.",
        nextStep: "Ask an admin for a push of settings.")

    /// ACC-6: the source is an admin.
    public static let sourceIsNoAdmin = Refusal(
        code: "source_is_no_admin", rule: "ACC-6", message: "The person chosen as the source is no admin.",
        nextStep: "Choose an admin of the organization.")

    /// SYNC-1: the organization admin is no target of their own keys.
    public static let targetIsOrganizationAdmin = Refusal(
        code: "target_is_organization_admin", rule: "SYNC-1",
        message: "The organization admin is the source of Sync CRM, and no target of it.",
        nextStep: "Name another user.")

    /// SET-1: what is pushed is the acting admin's own.
    public static let sourceNeedsPerson = Refusal(
        code: "source_needs_person", rule: "SET-1",
        message: "A push copies from the dashboard of the admin who acts, and scheduled work has none.",
        nextStep: "Let an admin push.")

    /// ACC-6: the chosen admin has switched it off.
    public static let keysNotShared = Refusal(
        code: "keys_not_shared", rule: "ACC-6", message: "The chosen admin doesn't share their CRM keys.",
        nextStep: "Choose another admin, ask them to share, or connect the CRM yourself.")

    /// ACC-7: one category of several, for a spectator.
    public static let spectatorCategory = Refusal(
        code: "spectator_category", rule: "ACC-7", message: "A spectator isn't given this category.",
        nextStep: "Convert the seat to standard first, if they are to have it.")

    static let targetIsSource = Refusal(
        code: "target_is_source", rule: "SET-1", message: "The target is the source itself.",
        nextStep: "Name another user.")

    static let primaryAdminTarget = Refusal(
        code: "primary_admin_target", rule: "ACC-5",
        message: "The team's primary admin is no target in their own team.",
        nextStep: "Name another member, or sync to them through a team where they are a member.")

    static let spectatorTarget = Refusal(
        code: "spectator_target", rule: "ACC-7", message: "A spectator is given nothing of what was asked for.",
        nextStep: "Leave them out, or convert the seat to standard first.")

    /// SET-8: there is nothing that settings could hang on.
    public static let dashboardMissing = Refusal(
        code: "dashboard_missing", rule: "SET-8", message: "The user has no dashboard.",
        nextStep: "Provision the user or finish the set-up first.")
}
