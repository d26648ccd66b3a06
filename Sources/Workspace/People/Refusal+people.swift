extension Refusal {
    /// TEAM-9: a lower role for the organization admin.
    static let organizationAdminDemoted = Refusal(
        code: "organization_admin_demotion", rule: "TEAM-9",
        message: "The organization admin can't be demoted before another is named.",
        nextStep: "Name another organization admin first.")

    /// TEAM-9: no seat for the source of Sync CRM.
    static let organizationAdminSpectator = Refusal(
        code: "organization_admin_spectator", rule: "TEAM-9",
        message: "The organization admin can't become a spectator: their keys are the source of Sync CRM.",
        nextStep: "Name another organization admin first.")

    /// TEAM-9: the organization admin leaves.
    static let organizationAdminRemoved = Refusal(
        code: "organization_admin_removal", rule: "TEAM-9",
        message: "The organization admin can't be removed before another is named.",
        nextStep: "Name another organization admin first.")

    /// TEAM-9: the role doesn't do.
    static let organizationAdminNoAdmin = Refusal(
        code: "organization_admin_unfit", rule: "TEAM-9",
        message: "The organization admin has to be an admin or a super admin.",
        nextStep: "Promote them first, or name somebody else.")

    /// TEAM-9: the seat doesn't do.
    static let organizationAdminNoSeat = Refusal(
        code: "organization_admin_unfit", rule: "TEAM-9", message: "The organization admin needs a standard seat.",
        nextStep: "Convert the seat first, or name somebody else.")

    /// TEAM-7: a team would be led by somebody who may not lead one.
    static let primaryAdminDemoted = Refusal(
        code: "primary_admin_demotion", rule: "TEAM-7",
        message: "They lead a team, and only an admin of the organization can.",
        nextStep: "Swap the team's primary admin first.")

    /// TEAM-4: a team would have nobody who leads it.
    static let primaryAdminRemoved = Refusal(
        code: "primary_admin_removal", rule: "TEAM-4", message: "They lead a team.",
        nextStep: "Swap the team's primary admin first.")

    /// ACC-3: nobody would be left who may change roles.
    static let lastSuperAdmin = Refusal(
        code: "last_super_admin", rule: "ACC-3",
        message: "No super admin would be left, and only they can change roles and teams.",
        nextStep: "Promote somebody else to super admin first.")
}
