import ConnectorKit
import SQLStore
import Workspace

/// Takes back what a sync wrote here, chunk by chunk; what it made in a CRM stays, and is listed.
struct UndoWorkflow: Sendable {
    /// The name under which the journal knows it.
    static let name = "undo"

    let request: UndoRequest
    let dataKeys: DataKeys
    let journal: RunJournal
    let audit: RunAudit
    let progress: @Sendable (RunProgress) -> Void

    /// How many events of the undone run are looked through for what it made; a run has some ten for each CRM.
    static let eventsMax = 1_000
    /// For how many people one transaction takes back what the undone run wrote.
    static let chunkPeopleMax = 500

    /// Undoes all, or goes on where an earlier life stopped.
    func run() async throws -> UndoOutcome {
        let step = try await journal.step(Self.name)
        var state = try step?.detail.map { try JSONText.decode(State.self, from: $0) } ?? State()
        while !state.isDone {
            let before = state
            state = try await journal.commit { transaction in
                var next = before
                try Runs.requireStillMay(audit.actor, undo: journal.run, in: transaction)
                try takeBack(&next, in: transaction)
                try journal.note(Self.name, .committed, detail: try JSONText.encode(next), in: transaction)
                return next
            }
            progress(RunProgress(phase: .undo, done: state.seen, total: nil))
        }
        return state.outcome
    }

    /// How far an undo is.
    struct State: Codable, Sendable {
        var outcome = UndoOutcome()
        var after: UserID?
        var seen = 0
        var isDone = false
    }

    private func takeBack(_ state: inout State, in transaction: any SQLTransaction) throws {
        let targets = RunTargetRepository(
            organization: journal.organization, run: request.run, transaction: transaction)
        // A chunk holds whole people: their keys, bindings, record types and settings go back together (SET-6).
        let people = try targets.people(after: state.after, limit: Self.chunkPeopleMax)
        state.isDone = people.count < Self.chunkPeopleMax
        let wanted = people.filter { request.users?.contains($0) ?? true }
        for row in try targets.of(wanted) { try takeBack(row, &state.outcome, in: transaction) }
        try UndoSettings(
            undone: request.run, isForced: request.isForced, organization: journal.organization, run: journal.run,
            actor: audit.actor.user
        ).takeBack(wanted, &state.outcome, in: transaction)
        try audit.takenBack(wanted, of: request.run, in: transaction)
        state.after = people.last ?? state.after
        state.seen += people.count
        if state.isDone { try listLeftInCRM(&state.outcome, in: transaction) }
    }

    private func takeBack(
        _ row: RunTargetRow, _ outcome: inout UndoOutcome, in transaction: any SQLTransaction
    ) throws {
        let verdict = try UndoKey(row: row, isForced: request.isForced, organization: journal.organization)
            .takeBack(dataKeys, in: transaction)
        switch verdict {
        case .restored: outcome.keysRestored += 1
        case .nothing: break
        case .kept(let reason):
            outcome.except(UndoOutcome.Exception(user: row.user, crm: row.crm, reason: reason))
            return
        }
        switch try takeBackBinding(row, in: transaction) {
        case .restored: outcome.bindingsRestored += 1
        case .nothing: break
        case .kept(let reason): outcome.except(UndoOutcome.Exception(user: row.user, crm: row.crm, reason: reason))
        }
        let recordTypes = UndoRecordTypes(
            row: row, undone: request.run, isForced: request.isForced, organization: journal.organization)
        switch try recordTypes.takeBack(after: verdict, by: journal.run, in: transaction) {
        case .restored: outcome.recordTypesRestored += 1
        case .nothing: break
        case .kept(let reason): outcome.except(UndoOutcome.Exception(user: row.user, crm: row.crm, reason: reason))
        }
    }

    private func takeBackBinding(
        _ row: RunTargetRow, in transaction: any SQLTransaction
    ) throws -> UndoKey.Verdict {
        guard let version = row.bindingAfter else { return .nothing }
        let bindings = BindingRepository(organization: journal.organization, transaction: transaction)
        let now = try bindings.of([row.user], crm: row.crm)[row.user]
        guard let now else { return .nothing }
        guard let text = row.bindingBefore else {
            guard now.version == version || request.isForced else { return .kept(.changedSince) }
            try bindings.delete(row.user, crm: row.crm)
            return .restored
        }
        let before = try JSONText.decode(BindingRow.self, from: text)
        if now.saysSame(as: before) { return .nothing }
        guard now.version == version || request.isForced else { return .kept(.changedSince) }
        try bindings.put([
            BindingRow(
                user: before.user, crm: before.crm, account: before.account, crmUser: before.crmUser,
                status: before.status, run: journal.run, version: now.version + 1)
        ])
        return .restored
    }

    private func listLeftInCRM(_ outcome: inout UndoOutcome, in transaction: any SQLTransaction) throws {
        let events = try RunEventRepository(
            organization: journal.organization, run: request.run, transaction: transaction
        ).after(0, limit: Self.eventsMax)
        for row in events {
            let event = try JSONText.decode(RunEvent.self, from: row.event)
            if let crm = event.crm, let sight = event.sight, sight.granted > 0 {
                outcome.sightLeft = (outcome.sightLeft ?? []) + [UndoOutcome.SightLeft(crm: crm, sight)]
            }
            guard let made = event.ownerProperty, made.isEffect else { continue }
            outcome.leave(UndoOutcome.PropertyLeft(crm: event.crm, made))
        }
    }
}
