import SQLStore
public import Workspace

extension Settings {
    /// What an admin's dashboard lacks, or has broken, before it serves as a source (SET-11). CRMs aren't asked: a connection
    /// counts as live until its CRM was seen to refuse it.
    ///
    /// - Parameters:
    ///   - admin: whose; somebody who isn't an admin can't be a source, which is refused.
    ///   - categories: what a push would hold.
    public func readiness(
        of admin: UserID, categories: Set<Category> = Category.selectedByDefault, as actor: Actor
    ) async throws -> SettingsReadiness {
        try await calls.read(.settingsReadiness, as: actor, subjects: ["user": [admin.rawValue]]) {
            authority, transaction in
            if let refusal = AccessRules.mayReadSettings(authority, of: admin) { throw refusal }
            guard !categories.isEmpty else { throw GatewayError.categoriesEmpty }
            let person = try Self.requireDashboard(of: admin, in: actor.organization, transaction)
            guard person.role.isAdministrative else { throw Refusal.sourceIsNoAdmin.at("user") }
            let view = try ReadinessReader(organization: actor.organization, transaction: transaction)
                .view(of: admin, categories)
            return SettingsReadiness(
                admin: admin, categories: Category.allCases.filter(categories.contains),
                findings: ReadinessRules.findings(view))
        }
    }
}
