import SQLStore
public import Workspace

extension Gateway {
    /// Copies settings from the acting admin's dashboard to a user, to a team or to some of its members (SET-1).
    ///
    /// ```swift
    /// let run = try await gateway.pushSettings(to: .team(team), categories: [.meetingTitles, .taskSettings], as: actor)
    /// let outcome = try await run.result().settingsOutcome
    /// ```
    ///
    /// - Parameters:
    ///   - categories: everything but `emailTemplates` unless named (SET-2).
    ///   - clears: what is taken away from the targets instead; their owner properties and own stages stay (SET-5).
    ///   - keepsOwnConnections: with `crmKeys`, whether a target's own connection stays (SYNC-2).
    ///   - asksAgain: with `crmKeys`, whether a CRM that refused to show owner properties to somebody is asked again.
    ///   - idempotencyKey: the same key within 24 hours names the same run.
    /// - Returns: the run, which goes on by itself; ``RunHandle/result()`` waits for it.
    /// - Throws: ``GatewayError`` with the rule that refused; nothing is written then but the audit entry.
    public func pushSettings(
        to scope: SyncScope, categories: Set<Category> = Category.selectedByDefault,
        clearing clears: Set<Category> = [], keepsOwnConnections: Bool = false, asksAgain: Bool = false,
        as actor: Actor, idempotencyKey: String? = nil
    ) async throws -> RunHandle {
        let request = SettingsPushRequest(
            to: scope, categories: categories, clearing: clears, keepsOwnConnections: keepsOwnConnections,
            asksAgain: asksAgain)
        return try await runs.start(request, as: actor, digest: nil, idempotencyKey: idempotencyKey)
    }

    /// Sync with Admin: copies settings from an admin's dashboard to the acting user's own (ACC-6).
    ///
    /// With `crmKeys`, the user acts in the CRMs as whom the admin acts there; the admin finds that in the audit log. Where the
    /// admin doesn't share keys, that category is refused and the others pass.
    ///
    /// - Parameter admin: an admin or super admin of the same organization.
    /// - Throws: as ``pushSettings(to:categories:clearing:keepsOwnConnections:asksAgain:as:idempotencyKey:)``.
    public func syncWithAdmin(
        from admin: UserID, categories: Set<Category> = Category.selectedByDefault, keepsOwnConnections: Bool = false,
        as actor: Actor, idempotencyKey: String? = nil
    ) async throws -> RunHandle {
        guard let user = actor.user else { throw GatewayError(Refusal.onlyOwnDashboard) }
        let request = SettingsPushRequest(
            to: .user(user), from: .chosen(admin), categories: categories, keepsOwnConnections: keepsOwnConnections)
        return try await runs.start(request, as: actor, digest: nil, idempotencyKey: idempotencyKey)
    }

    /// The admins whom a user may choose for ``syncWithAdmin(from:categories:keepsOwnConnections:as:idempotencyKey:)``; open to
    /// every user of the organization.
    ///
    /// - Parameter after: `next` of the page before; `nil` for the first page.
    public func adminsToSyncFrom(
        after: UserID? = nil, limit: Int = 100, as actor: Actor
    ) async throws -> Page<SettingsAdmin, UserID> {
        let size = Directory.bounded(limit)
        return try await runs.calls.read(.userList, as: actor) { authority, transaction in
            if let refusal = AccessRules.refusalOfActor(authority) { throw refusal }
            let read = try UserRepository(organization: actor.organization, transaction: transaction)
                .admins(after: after, limit: size + 1)
            let admins = read.map { user, sharesKeys in
                SettingsAdmin(
                    user: user.id, email: user.email.text, name: "\(user.name.first) \(user.name.last)",
                    sharesKeys: sharesKeys)
            }
            return Page(cutting: admins, to: size, cursor: \.user)
        }
    }
}
