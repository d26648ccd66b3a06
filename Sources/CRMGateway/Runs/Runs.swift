import Foundation
import Logging
import SQLStore
public import Workspace

/// The runs of the gateway: start, watch, wait, stop, go on, try again, take back.
///
/// A run lives in the store: any process that shares it can watch a run, and go on with one whose worker has died.
public struct Runs: Sendable {
    let services: RunServices
    let executor: RunExecutor
    let workers: RunWorkers
    let undoWindow: Duration

    /// How often a reader of events looks for new ones.
    static let lookPause: Duration = .milliseconds(100)
    /// How many events one look takes.
    static let eventsPerLookMax = 200
    /// How many runs one page holds at most.
    public static let pageSizeMax = 200
    /// How many unfinished runs one scan looks through.
    static let scanRunsMax = 100

    init(_ services: RunServices, undoWindow: Duration) {
        self.services = services
        self.executor = RunExecutor(services: services)
        self.workers = RunWorkers()
        self.undoWindow = undoWindow
    }

    /// Runs of the actor's organization, newest first.
    ///
    /// - Parameter before: the last run of the page before.
    /// - Throws: `run_not_found` where there is no such run to begin behind; the rule that refused.
    public func list(before: RunID? = nil, limit: Int = 50, as actor: Actor) async throws -> [Run] {
        try await calls.read(.runRead, as: actor) { authority, transaction in
            try Self.requireSync(authority)
            if let before { _ = try row(before, actor.organization, in: transaction) }
            return try RunRepository(organization: actor.organization, transaction: transaction)
                .page(before: before, limit: min(max(limit, 1), Self.pageSizeMax)).map { try Run($0, seesValues: true) }
        }
    }

    /// One run.
    public func show(_ id: RunID, as actor: Actor) async throws -> Run {
        try await calls.read(.runRead, as: actor, subjects: ["run": [id.rawValue]]) { authority, transaction in
            let seesValues = AccessRules.refusal(of: .verifyOthers, by: authority) == nil
            return try Run(try requireMay(authority, id, in: transaction), seesValues: seesValues)
        }
    }

    /// What a run changed, target by target, behind a cursor.
    public func targets(
        of id: RunID, after user: UserID? = nil, limit: Int = 100, as actor: Actor
    ) async throws -> [RunTarget] {
        try await calls.read(.runRead, as: actor, subjects: ["run": [id.rawValue]]) { authority, transaction in
            _ = try requireMay(authority, id, in: transaction)
            return try RunTargetRepository(organization: actor.organization, run: id, transaction: transaction)
                .page(after: user, limit: min(max(limit, 1), Self.pageSizeMax)).map { RunTarget($0) }
        }
    }

    /// Watches a run, from an event's sequence on.
    public func watch(
        _ id: RunID, after sequence: Int64 = 0, as actor: Actor
    ) async throws -> AsyncThrowingStream<RunEvent, any Error> {
        _ = try await show(id, as: actor)
        return events(of: id, in: actor.organization, after: sequence)
    }

    /// Asks a run to stop. What is done stays done; the run ends at its next write.
    public func cancel(_ id: RunID, as actor: Actor) async throws {
        let audit = services.audit(for: id, actor: actor)
        let ended = RunState.allCases.filter(\.isEnded).map(\.rawValue)
        try await calls.write(.runCancel, as: actor, subjects: ["run": [id.rawValue]]) { authority, transaction in
            let before = try requireMay(authority, id, in: transaction)
            let runs = RunRepository(organization: actor.organization, transaction: transaction)
            if try endParked(before, authority, in: transaction) { return }
            guard try runs.requestCancel(of: id, endedStates: ended) else {
                throw GatewayError.runEnded(RunState(before) ?? .failed)
            }
            try audit.cancelRequested(in: transaction)
        }
        // A run that this process works on is stopped in whatever it waits for; another's ends at its next step.
        await workers.cancel(id)
        // A run that nobody works on ends here.
        workers.start(id) { try await executor.execute(id, of: actor.organization) }
    }

    /// Goes on with a run whose worker has died, or that waits.
    public func resume(_ id: RunID, as actor: Actor) async throws -> RunHandle {
        let subjects: AuditSubjects = ["run": [id.rawValue]]
        let seesValues = try await calls.write(.runResume, as: actor, subjects: subjects) { authority, transaction in
            let state = RunState(try requireMay(authority, id, in: transaction))
            try services.restoring.requireNormal(actor.organization)
            if let state, state.isEnded { throw GatewayError.runEnded(state) }
            if state == .parked { throw GatewayError.runParked }
            try RunRepository(organization: actor.organization, transaction: transaction).setDue(id)
            try services.audit(for: id, actor: actor).resumed(in: transaction)
            return AccessRules.refusal(of: .verifyOthers, by: authority) == nil
        }
        var handle = launch(id, of: actor.organization)
        handle.seesValues = seesValues
        return handle
    }

    /// Tries again what failed in a run, CRMs and people's categories; what had gone well is left as it is.
    public func retry(_ id: RunID, as actor: Actor, idempotencyKey: String? = nil) async throws -> RunHandle {
        let run = try await show(id, as: actor)
        guard run.state.isEnded else { throw GatewayError.runNotEnded }
        if let request = run.verificationRequest {
            return try await start(request, as: actor, idempotencyKey: idempotencyKey)
        }
        if run.kind == .syncSettings { return try await retryPush(run, as: actor, idempotencyKey: idempotencyKey) }
        guard let request = run.request, let outcome = run.outcome, run.state == .failed else {
            throw GatewayError.nothingFailed
        }
        let failed = Set(outcome.crms.filter { $0.verdict == .failed }.map(\.crm))
        return try await start(
            SyncCRMRequest(
                to: request.scope, crms: failed.isEmpty ? request.crms : failed,
                keepsOwnConnections: request.keepsOwnConnections, asksAgain: request.asksAgain, retryOf: id),
            as: actor, digest: nil, idempotencyKey: idempotencyKey)
    }

    /// Takes back what a run wrote here, for everyone or for some; what changed since is kept and named, unless forced.
    public func undo(
        _ id: RunID, users: [UserID]? = nil, isForced: Bool = false, as actor: Actor
    ) async throws -> RunHandle {
        let undo: RunID = services.ids.make()
        let audit = services.audit(for: undo, actor: actor)
        let request = UndoRequest(run: id, users: users, isForced: isForced)
        try await calls.write(.runUndo, as: actor, subjects: ["run": [id.rawValue]]) { authority, transaction in
            let undone = try requireMay(authority, id, in: transaction)
            try services.restoring.requireNormal(actor.organization)
            try requireUndoable(undone, at: transaction.now)
            let runs = RunRepository(organization: actor.organization, transaction: transaction)
            try runs.insert(
                RunRow(
                    id: undo, organization: actor.organization, kind: RunKind.undo.rawValue,
                    actor: try JSONText.encode(actor), request: try JSONText.encode(request),
                    state: RunState.pending.rawValue, createdAt: transaction.now))
            guard try users != nil || runs.markUndone(id, by: undo) else { throw GatewayError.runUndone }
            try audit.undoStarted(request, in: transaction)
        }
        return launch(undo, of: actor.organization)
    }

    /// Goes on with every run whose worker has died, or whose wait is over; returns those that were taken up. Those of
    /// an organization in restored mode are left alone (SEC-8).
    ///
    /// Called by ``GatewayUpkeep`` every few seconds, and by `crm-gateway runs resume` without an id.
    @discardableResult
    public func resumeAll() async throws -> [RunHandle] {
        let states = [RunState.pending, .running, .paused].map(\.rawValue)
        let rows: [RunRow]
        do {
            rows = try await services.store.read { transaction in
                let now = transaction.now
                return try RunRepository.unfinished(
                    states: states, dueAt: now, excluding: services.restoring.restoredOrganizations,
                    limit: Self.scanRunsMax, in: transaction)
            }
        } catch {
            throw GatewayError(reading: error)
        }
        return rows.map { launch($0.id, of: $0.organization) }
    }

    /// Who may sync may also stop, resume, retry, undo and look at syncs (ACC-4, ACC-12).
    static func requireSync(_ authority: Authority) throws {
        if let refusal = AccessRules.maySync(authority, in: authority.actor.organization) { throw refusal }
    }

    var calls: GuardedCalls { GuardedCalls(store: services.store, audit: services.log) }

    private func requireUndoable(_ row: RunRow, at now: Int64) throws {
        guard let state = RunState(row), state.isEnded, let endedAt = row.endedAt else {
            throw GatewayError.runNotEnded
        }
        if row.kind == RunKind.bulkChange.rawValue { throw GatewayError.bulkNotUndoable }
        if row.kind == RunKind.verification.rawValue { throw GatewayError.verificationNotUndoable }
        guard [.syncCRM, .syncSettings].contains(RunKind(rawValue: row.kind)) else { throw GatewayError.notUndoable }
        guard row.undoneBy == nil else { throw GatewayError.runUndone }
        guard now - endedAt <= Int64(undoWindow / .milliseconds(1)) else {
            throw GatewayError.undoWindowOver(days: Int(undoWindow / .seconds(86_400)))
        }
    }
}
