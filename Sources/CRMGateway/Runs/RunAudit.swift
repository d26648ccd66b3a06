import ConnectorKit
import SQLStore
import Workspace

/// The audit entries of one run: who had what done to whom, committed with the effect they tell of (SEC-6).
struct RunAudit: Sendable {
    let log: AuditLog
    let run: RunID
    let actor: Actor

    /// Somebody had a sync started.
    func syncStarted(
        _ request: SyncCRMRequest, _ source: SyncCRMSource, in transaction: any SQLTransaction
    ) throws {
        var subjects = Self.subjects(of: request.scope)
        subjects["source"] = [source.admin.rawValue]
        subjects["grant"] = source.keys.map(\.grant.rawValue)
        try write(.syncCRM, subjects, .intended, ["crms": Self.list(source.keys.map(\.crm.rawValue))], transaction)
    }

    /// A chunk of keys was written.
    func keysCopied(_ chunk: KeyCopyChunk, source: SyncCRMSource, in transaction: any SQLTransaction) throws {
        for (crm, changes) in Dictionary(grouping: chunk.changes, by: { $0.source.crm }).sorted(by: { $0.key < $1.key })
        {
            try write(
                .keysCopy,
                [
                    "user": changes.map(\.user.rawValue), "source": [source.admin.rawValue],
                    "grant": changes.prefix(1).map(\.source.grant.rawValue),
                ], .done,
                ["crm": crm.rawValue, "keys": String(changes.count)], transaction)
        }
    }

    /// A chunk of bindings was written.
    func bound(
        _ chunk: BindChunk, crm: CRMID, account: CRMAccountID, in transaction: any SQLTransaction
    ) throws {
        guard !chunk.changes.isEmpty else { return }
        try write(
            .ownersBind, ["user": chunk.changes.map(\.after.user.rawValue)], .done,
            ["crm": crm.rawValue, "account": account.rawValue, "bindings": String(chunk.changes.count)], transaction)
    }

    /// A chunk of links to record types was written.
    func recordTypesStored(
        _ links: [BindChunk.LinkChange], crm: CRMID, account: CRMAccountID, in transaction: any SQLTransaction
    ) throws {
        let own = links.filter { $0.after.sight == RecordTypeSight.own.rawValue }.count
        try write(
            .recordTypesStore, ["user": links.map(\.after.user.rawValue)], .done,
            [
                "crm": crm.rawValue, "account": account.rawValue, "links": String(links.count), "own": String(own),
                "documents": String(Set(links.map(\.after.hash)).count),
            ], transaction)
    }

    /// An owner property is about to be made in a CRM.
    func ownerPropertyIntent(
        _ draft: OwnerPropertyDraft, _ origin: OwnerPropertyOrigin, crm: CRMID, account: CRMAccountID,
        in transaction: any SQLTransaction
    ) throws {
        try write(
            .ownerProperty, [:], .intended,
            [
                "crm": crm.rawValue, "account": account.rawValue, "object": draft.object.rawValue,
                "property": draft.name.rawValue, "origin": origin.rawValue,
            ], transaction)
    }

    /// An owner property was found or made.
    func ownerPropertyOutcome(
        _ outcome: OwnerPropertyOutcome, crm: CRMID, account: CRMAccountID, in transaction: any SQLTransaction
    ) throws {
        try write(
            .ownerProperty, [:], .succeeded,
            [
                "crm": crm.rawValue, "account": account.rawValue, "object": outcome.object.rawValue,
                "property": outcome.property?.rawValue ?? "", "origin": outcome.origin?.rawValue ?? "",
                "sight": outcome.sight.map { _ in "granted" } ?? "",
            ].filter { !$0.value.isEmpty || $0.key != "sight" }, transaction)
    }

    /// An owner property could not be made.
    func ownerPropertyFailed(
        _ draft: OwnerPropertyDraft, _ error: ConnectorError, crm: CRMID, account: CRMAccountID,
        in transaction: any SQLTransaction
    ) throws {
        try write(
            .ownerProperty, [:], .failed,
            [
                "crm": crm.rawValue, "account": account.rawValue, "object": draft.object.rawValue,
                "property": draft.name.rawValue, "kind": error.kind.rawValue,
            ], transaction)
    }

    /// A chunk of an undo was written.
    func takenBack(_ users: [UserID], of undone: RunID, in transaction: any SQLTransaction) throws {
        guard !users.isEmpty else { return }
        try write(
            .runUndo, ["undoes": [undone.rawValue], "user": users.map(\.rawValue)], .done,
            ["people": String(users.count)], transaction)
    }

    /// A run was stopped on request.
    func cancelled(in transaction: any SQLTransaction) throws {
        try write(.runCancel, [:], .succeeded, [:], transaction)
    }

    /// A sync ended.
    func ended(_ outcome: SyncCRMOutcome, in transaction: any SQLTransaction) throws {
        var detail = ["state": outcome.state.rawValue, "targets": String(outcome.targets)]
        for crm in outcome.crms { detail["crm_\(crm.crm)"] = crm.verdict.rawValue }
        let audited: AuditOutcome = outcome.state == .failed ? .failed : .succeeded
        try write(.syncCRM, [:], audited, detail, transaction)
    }

    /// Somebody asked a run to stop.
    func cancelRequested(in transaction: any SQLTransaction) throws {
        try write(.runCancel, [:], .done, [:], transaction)
    }

    /// Somebody had a run gone on with.
    func resumed(in transaction: any SQLTransaction) throws {
        try write(.runResume, [:], .done, [:], transaction)
    }

    /// Somebody had a run undone.
    func undoStarted(_ request: UndoRequest, in transaction: any SQLTransaction) throws {
        try write(
            .runUndo, ["undoes": [request.run.rawValue], "user": (request.users ?? []).map(\.rawValue)], .intended,
            ["forced": request.isForced ? "yes" : "no"], transaction)
    }

    /// A run was undone.
    func undone(_ outcome: UndoOutcome, _ request: UndoRequest, in transaction: any SQLTransaction) throws {
        try write(
            .runUndo, ["undoes": [request.run.rawValue]], .succeeded,
            [
                "keys": String(outcome.keysRestored), "bindings": String(outcome.bindingsRestored),
                "record_types": String(outcome.recordTypesRestored), "settings": String(outcome.settingsRestored),
                "exceptions": String(outcome.exceptionCount),
            ], transaction)
    }

    /// An undo broke off, or a rule said no to who had it started (ACC-10).
    func undoFailed(_ error: GatewayError, in transaction: any SQLTransaction) throws {
        let outcome: AuditOutcome = error.rule == nil ? .failed : .refused
        try log.append(
            AuditEntry(
                actor: actor, operation: .runUndo, subjects: ["run": [run.rawValue]], outcome: outcome,
                rule: error.rule, detail: ["code": error.code]), in: transaction)
    }

    /// A rule said no: nothing else is written (ACC-10).
    func refused(
        _ error: GatewayError, operation: AuditOperation, scope: SyncScope, store: any SQLDriver
    ) async throws {
        guard error.rule != nil else { return }
        try await store.write { transaction in
            // An organization that isn't there has no log, and nobody whom the refusal could concern.
            let organization = OrganizationRepository(
                organization: actor.organization, transaction: transaction)
            guard try organization.find() != nil else { return }
            try log.append(
                AuditEntry(
                    actor: actor, operation: operation, subjects: AuditSubjects(Self.subjects(of: scope)),
                    outcome: .refused, rule: error.rule, detail: ["code": error.code]), in: transaction)
        }
    }

    func write(
        _ operation: AuditOperation, _ subjects: [String: [String]], _ outcome: AuditOutcome,
        _ detail: [String: String], _ transaction: any SQLTransaction
    ) throws {
        var subjects = subjects.filter { !$0.value.isEmpty }
        subjects["run"] = [run.rawValue]
        try log.append(
            AuditEntry(
                actor: actor, operation: operation, subjects: AuditSubjects(subjects), outcome: outcome,
                detail: detail), in: transaction)
    }

    static func subjects(of scope: SyncScope) -> [String: [String]] {
        switch scope {
        case .user(let user): ["user": [user.rawValue]]
        case .team(let team): ["team": [team.rawValue]]
        case .members(let team, let users): ["team": [team.rawValue], "user": users.map(\.rawValue)]
        }
    }

    static func list(_ words: [String]) -> String {
        words.joined(separator: ",")
    }
}
