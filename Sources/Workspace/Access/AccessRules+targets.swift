extension AccessRules {
    /// Decides whether a sync that the actor may start goes to this target.
    ///
    /// - Parameters:
    ///   - target: what the store says of them, or `nil` when it knows no such user in the organization.
    ///   - organization: where the sync takes place.
    ///   - source: whose dashboard is copied.
    ///   - context: alone, or with a team.
    ///   - categories: what is copied; Sync CRM is `[.crmKeys]`.
    public static func syncTarget(
        _ target: SyncTarget?, in organization: OrganizationID, from source: SyncSource, as context: SyncTargetContext,
        categories: Set<Category> = [.crmKeys]
    ) -> SyncTargetDecision {
        guard let target, target.organization == organization, target.isPresent else { return .notFound }
        guard let refusal = exclusion(of: target, from: source, as: context, categories: categories) else {
            return .target
        }
        return context.isTeamPush ? .skipped(refusal) : .refused(refusal)
    }

    private static func exclusion(
        of target: SyncTarget, from source: SyncSource, as context: SyncTargetContext, categories: Set<Category>
    ) -> Refusal? {
        if target.user == source.user {
            if case .organizationAdmin = source { return .targetIsOrganizationAdmin }
            return .targetIsSource
        }
        if context.isAsPrimaryAdmin { return .primaryAdminTarget }
        if !categories.contains(where: { CategoryAccess.allowed($0, target.seat) }) { return .spectatorTarget }
        return target.hasDashboard ? nil : .dashboardMissing
    }
}
