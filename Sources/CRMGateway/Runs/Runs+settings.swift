import SQLStore
public import Workspace

extension Runs {
    /// Records a push of settings, or a Sync with Admin, and begins to work on it.
    ///
    /// - Parameter digest: what the plan was made from; refused when it isn't so any more.
    func start(
        _ request: SettingsPushRequest, as actor: Actor, digest: String?, idempotencyKey: String?
    ) async throws -> RunHandle {
        let id = try await record(request, as: actor, digest: digest, idempotencyKey: idempotencyKey)
        return launch(id, of: actor.organization)
    }

    /// Tries again what failed in a push: categories for those for whom they failed, and CRMs. A push that was stopped begins
    /// again for everyone; who has it already is left alone.
    ///
    /// - Throws: `GatewayError` `retry_by_another` where the push was another admin's.
    func retryPush(_ run: Run, as actor: Actor, idempotencyKey: String?) async throws -> RunHandle {
        guard let request = run.settingsRequest, let outcome = run.settingsOutcome, run.state == .failed else {
            throw GatewayError.nothingFailed
        }
        try await requireOwnPush(run, request, as: actor)
        guard outcome.failure == nil else {
            return try await start(request, as: actor, digest: nil, idempotencyKey: idempotencyKey)
        }
        let crms = Set(outcome.crms.filter { $0.verdict == .failed }.map(\.crm))
        let categories = Set(outcome.categories.filter { $0.failed > 0 }.map(\.category))
        let failed = categories.union(crms.isEmpty ? [] : [.crmKeys])
        // For whom keys failed as a whole, those of every CRM are missing.
        let isOfSomeCRMs = !crms.isEmpty && !categories.contains(.crmKeys)
        let again = SettingsPushRequest(
            to: request.scope, from: request.source, categories: request.categories.intersection(failed),
            clearing: request.clears.intersection(failed), keepsOwnConnections: request.keepsOwnConnections,
            asksAgain: request.asksAgain, crms: isOfSomeCRMs ? crms : request.crms, retryOf: run.id)
        return try await start(again, as: actor, digest: nil, idempotencyKey: idempotencyKey)
    }

    /// What a push, or a Sync with Admin, did to people's settings, behind a cursor; those whom it left as they were aren't
    /// told of.
    ///
    /// - Parameter limit: how many people, at most ``pageSizeMax``.
    public func settingsTargets(
        of id: RunID, after user: UserID? = nil, limit: Int = 100, as actor: Actor
    ) async throws -> [SettingsTargetOutcome] {
        try await calls.read(.runRead, as: actor, subjects: ["run": [id.rawValue]]) { authority, transaction in
            _ = try requireMay(authority, id, in: transaction)
            let troubles = SettingsTroubleRepository(
                organization: actor.organization, run: id, transaction: transaction)
            let people = try troubles.people(after: user, limit: min(max(limit, 1), Self.pageSizeMax))
            let store = SettingsStore(organization: actor.organization, transaction: transaction)
            let changes = Dictionary(grouping: try store.changes.written(by: id, for: people), by: \.after.user)
            let left = Dictionary(grouping: try troubles.of(people), by: \.user)
            return people.map { SettingsTargetOutcome($0, changes[$0] ?? [], left[$0] ?? []) }
        }
    }

    /// The source of a push is who acts (SET-1): tried again by another admin it would bring that admin's settings and keys.
    private func requireOwnPush(_ run: Run, _ request: SettingsPushRequest, as actor: Actor) async throws {
        guard request.source == .actor, run.actor.user != actor.user else { return }
        let refusal = GatewayError.retryByAnother
        try await services.audit(for: run.id, actor: actor)
            .refused(refusal, operation: .syncSettings, scope: request.scope, store: services.store)
        throw refusal
    }

    private func record(
        _ request: SettingsPushRequest, as actor: Actor, digest: String?, idempotencyKey: String?
    ) async throws -> RunID {
        let id: RunID = services.ids.make()
        let audit = services.audit(for: id, actor: actor)
        let roster = services.roster(of: request, actor: actor)
        do {
            // With the plan's digest: under the key of one plan no other is taken for done (T-33).
            let call = IdempotentCall(
                actor: actor, operation: .syncSettings, key: idempotencyKey,
                input: [try JSONText.encode(request), digest ?? ""])
            return try await services.store.write { transaction in
                try roster.requirePush(request, in: transaction)
                try services.restoring.requireNormal(actor.organization)
                return try call.once(in: transaction) {
                    let (pinned, _) = try PinnedSettings.pin(request, roster, keeps: true, in: transaction)
                    if let digest { try SettingsDigest.require(digest, pinned, roster, in: transaction) }
                    try insert(id, .syncSettings, pinned, actor, in: transaction)
                    try audit.settingsStarted(pinned, in: transaction)
                    return id
                }
            }
        } catch {
            let refusal = GatewayError(reading: error)
            try await audit.refused(refusal, operation: .syncSettings, scope: request.scope, store: services.store)
            throw refusal
        }
    }
}

extension TargetRoster {
    /// Says no where the push may not take place, or nothing is asked for.
    func requirePush(_ request: SettingsPushRequest, in transaction: any SQLTransaction) throws {
        try requireScope(in: transaction)
        guard !request.touched.isEmpty else { throw GatewayError.categoriesEmpty }
        guard !request.clears.contains(.crmKeys) else { throw GatewayError.keysNotClearable }
    }
}
