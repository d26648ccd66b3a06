import ConnectorKit
import SQLStore
public import Workspace

extension Settings {
    /// What ``Gateway/pushSettings(to:categories:clearing:keepsOwnConnections:asksAgain:as:idempotencyKey:)`` would do. It writes
    /// nothing, here or in a CRM, but the audit entry of a refusal (PREVIEW).
    ///
    /// - Parameters:
    ///   - categories: everything but `emailTemplates` unless named (SET-2).
    ///   - clears: what would be taken away from the targets instead (SET-5).
    /// - Throws: ``GatewayError`` as the push would.
    public func previewPush(
        to scope: SyncScope, categories: Set<Category> = Category.selectedByDefault,
        clearing clears: Set<Category> = [], keepsOwnConnections: Bool = false, asksAgain: Bool = false,
        as actor: Actor
    ) async throws -> SettingsPlan {
        try await plan(
            SettingsPushRequest(
                to: scope, categories: categories, clearing: clears, keepsOwnConnections: keepsOwnConnections,
                asksAgain: asksAgain), as: actor)
    }

    /// What ``Gateway/syncWithAdmin(from:categories:keepsOwnConnections:as:idempotencyKey:)`` would do; it names whom the keys act
    /// as in each CRM (ACC-6).
    public func previewSyncWithAdmin(
        from admin: UserID, categories: Set<Category> = Category.selectedByDefault, keepsOwnConnections: Bool = false,
        as actor: Actor
    ) async throws -> SettingsPlan {
        guard let user = actor.user else { throw GatewayError(Refusal.onlyOwnDashboard) }
        return try await plan(
            SettingsPushRequest(
                to: .user(user), from: .chosen(admin), categories: categories,
                keepsOwnConnections: keepsOwnConnections), as: actor)
    }

    /// Carries a plan out, unless something that it was made from has changed: then `plan_stale` (T-33).
    ///
    /// - Parameter idempotencyKey: the same key within 24 hours names the same run.
    public func apply(
        _ plan: SettingsPlan, as actor: Actor, idempotencyKey: String? = nil
    ) async throws -> RunHandle {
        try await runs.start(plan.request, as: actor, digest: plan.digest, idempotencyKey: idempotencyKey)
    }

    /// What a plan's push would do for each of its targets, and who is left out, in the order of ids; as of now, so that it may
    /// tell more than the plan once something has changed.
    ///
    /// - Parameters:
    ///   - user: `next` of the page before; `nil` for the first page.
    ///   - limit: 1 to ``pageMax``.
    public func targets(
        of plan: SettingsPlan, after user: UserID? = nil, limit: Int = 100, as actor: Actor
    ) async throws -> Page<PlannedSettingsTarget, UserID> {
        let size = Self.bounded(limit, max: Self.pageMax)
        let planner = planner(plan.request, as: actor)
        return try await reading(plan.request, as: actor) { transaction in
            try planner.targets(after: user, limit: size, in: transaction)
        }
    }

    private func plan(_ request: SettingsPushRequest, as actor: Actor) async throws -> SettingsPlan {
        let planner = planner(request, as: actor)
        let now = clock.now
        var plan = try await reading(request, as: actor) { transaction in
            try planner.plan(at: now, in: transaction)
        }
        guard plan.targets > 0, plan.keys != nil else { return plan }
        plan.keys?.note(try await keys(request, planner.roster))
        return plan
    }

    /// What Sync CRM would do from this source: asked of the CRMs by handles that can only read.
    private func keys(_ request: SettingsPushRequest, _ roster: TargetRoster) async throws -> SyncCRMPlan {
        var holders = roster
        holders.categories = [.crmKeys]
        let sync = SyncCRMRequest(
            to: request.scope, crms: request.crms, keepsOwnConnections: request.keepsOwnConnections,
            asksAgain: request.asksAgain)
        do {
            return try await SyncPlanner(
                request: sync, roster: holders, readers: GrantSessions(parts: grants.parts), store: store,
                clock: clock, party: "plan-\(ids.make(RunID.self))"
            ).plan()
        } catch {
            throw GatewayError(reading: error)
        }
    }

    private func planner(_ request: SettingsPushRequest, as actor: Actor) -> SettingsPlanner {
        SettingsPlanner(request: request, roster: runs.services.roster(of: request, actor: actor))
    }

    private func reading<Result: Sendable>(
        _ request: SettingsPushRequest, as actor: Actor,
        _ body: @escaping @Sendable (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        let subjects = AuditSubjects(RunAudit.subjects(of: request.scope))
        return try await calls.read(.settingsPreview, as: actor, subjects: subjects) { _, transaction in
            try body(transaction)
        }
    }
}
