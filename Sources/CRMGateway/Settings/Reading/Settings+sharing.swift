import SQLStore
public import Workspace

extension Settings {
    /// Whether others may take over somebody's CRM keys by Sync with Admin (ACC-6); for themselves, and for admins.
    public func sharesKeys(of admin: UserID, as actor: Actor) async throws -> Bool {
        try await calls.read(.settingsRead, as: actor, subjects: ["user": [admin.rawValue]]) { authority, transaction in
            if let refusal = AccessRules.mayReadSettings(authority, of: admin) { throw refusal }
            _ = try Self.requireDashboard(of: admin, in: actor.organization, transaction)
            return try DashboardRepository(organization: actor.organization, transaction: transaction)
                .sharesKeys(admin)
        }
    }

    /// Chooses whether others may take over the acting admin's CRM keys by Sync with Admin (ACC-6). What was taken over before
    /// stays: to end that, disconnect the holders.
    ///
    /// - Returns: whether it was otherwise before.
    @discardableResult
    public func setSharesKeys(_ isShared: Bool, as actor: Actor) async throws -> Bool {
        let audit = calls.audit
        let subjects: AuditSubjects = ["user": actor.user.map { [$0.rawValue] } ?? []]
        return try await calls.write(.keysShare, as: actor, subjects: subjects) { authority, transaction in
            if let refusal = AccessRules.mayChooseSharing(authority) { throw refusal }
            guard let admin = actor.user else { throw Refusal.userNotFound }
            _ = try Self.requireDashboard(of: admin, in: actor.organization, transaction)
            let dashboards = DashboardRepository(organization: actor.organization, transaction: transaction)
            guard try dashboards.sharesKeys(admin) != isShared else { return false }
            try dashboards.setSharesKeys(isShared, of: admin)
            try audit.append(
                AuditEntry(
                    actor: actor, operation: .keysShare, subjects: subjects, detail: ["shared": isShared ? "yes" : "no"]
                ),
                in: transaction)
            return true
        }
    }
}
