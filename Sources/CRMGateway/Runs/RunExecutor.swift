import Foundation
import Logging
import SQLStore
import Workspace

/// Carries out runs, one worker each, from the row in the store alone: so any process can go on with any run (SYNC-9).
struct RunExecutor: Sendable {
    let services: RunServices

    /// How long to wait for a run that another live worker holds.
    static let leaseWaitMax: Duration = .seconds(30)

    /// Carries a run out, or goes on with it; returns when it has ended, waits, or is another's.
    ///
    /// - Throws: what the store throws; the run then stays as it is, and can be resumed.
    func execute(_ id: RunID, of organization: OrganizationID) async throws {
        guard let row = try await services.row(id, of: organization), RunState(row)?.isEnded == false else { return }
        // What waits for an approval is nobody's to carry out (I-10).
        guard row.kind != RunKind.bulkChange.rawValue else { return }
        defer { services.progress.forget(id) }
        do {
            try await services.leases.withLease(
                .run, key: id.rawValue, organization: organization, waitingUpTo: Self.leaseWaitMax
            ) { lease in
                let journal = RunJournal(
                    organization: organization, run: id, lease: lease, store: services.store, clock: services.clock)
                try await carryOut(id, journal)
            }
        } catch let error as GatewayError where error.code == GatewayError.supersededCode {
            // Another worker has the run: it goes on, we write nothing (L-6).
            services.logger.info("Run was taken over", metadata: ["run": "\(id)"])
        }
    }

    private func carryOut(_ id: RunID, _ journal: RunJournal) async throws {
        guard let row = try await begin(id, journal) else { return }
        do {
            switch RunKind(rawValue: row.kind) {
            case .syncCRM: try await sync(row, journal)
            case .syncSettings: try await pushSettings(row, journal)
            case .undo: try await undo(row, journal)
            case .verification: try await verify(row, journal)
            case .bulkChange: throw GatewayError.runParked
            case nil:
                throw GatewayError(
                    code: "run_kind_unknown", message: "This program doesn't know runs of the kind \(row.kind).",
                    nextStep: "Use the version that started the run, or a newer one.")
            }
        } catch RunInterruption.cancelled {
            try await endCancelled(row, journal)
        } catch is CancellationError {
            let isRequested = try await services.row(id, of: journal.organization)?.isCancelRequested == true
            // Else the process is going down: the run stays, for whoever goes on with it.
            guard isRequested else { throw GatewayError.interrupted }
            try await endCancelled(row, journal)
        } catch let error where Self.isFinal(error) {
            try await endFailed(row, GatewayError(reading: error), journal)
        }
    }

    /// Whether going on would end the same way: a rule, a row that can't be read, a mistake of ours. A disk that is
    /// full, or a store that is busy, is another matter: the run stays, for whoever goes on with it.
    private static func isFinal(_ error: any Error) -> Bool {
        switch error {
        case let error as GatewayError:
            error.code != GatewayError.supersededCode && error.code != GatewayError.interrupted.code
        case let error as StoreError: error.kind != .busy && error.kind != .unavailable
        case is DecodingError: true
        default: false
        }
    }

    /// Marks the run as running, unless it ended meanwhile.
    private func begin(_ id: RunID, _ journal: RunJournal) async throws -> RunRow? {
        try await journal.lease.guardedWrite { transaction in
            let runs = RunRepository(organization: journal.organization, transaction: transaction)
            guard var row = try runs.byID(id), let state = RunState(row), !state.isEnded else { return nil }
            let isFirst = row.startedAt == nil
            row.state = RunState.running.rawValue
            row.pausedUntil = nil
            row.startedAt = row.startedAt ?? transaction.now
            row.progress = "[]"
            try runs.update(row)
            try journal.emit(RunEvent(isFirst ? .started : .resumed, at: services.clock.now), in: transaction)
            return row
        }
    }

    private func sync(_ row: RunRow, _ journal: RunJournal) async throws {
        let actor = try JSONText.decode(Actor.self, from: row.actor)
        let pinned = try JSONText.decode(PinnedSync.self, from: row.request)
        let audit = services.audit(for: row.id, actor: actor)
        let result = try await services.workflow(pinned, actor: actor, journal: journal, audit: audit).run()
        if let pause = result.pause {
            try await self.pause(row, pause, try JSONText.encode(result.outcome), journal)
        } else {
            try await end(row, result.outcome, journal, audit)
        }
    }

    private func endFailed(_ row: RunRow, _ error: GatewayError, _ journal: RunJournal) async throws {
        if row.kind == RunKind.syncSettings.rawValue { return try await endFailedPush(row, error, journal) }
        if row.kind == RunKind.verification.rawValue { return try await endFailedVerification(row, error, journal) }
        guard row.kind == RunKind.syncCRM.rawValue else { return try await endFailedUndo(row, error, journal) }
        var outcome = try await SyncCRMOutcome(soFar: row, journal)
        outcome.failure = RunFailure(error)
        let actor = try JSONText.decode(Actor.self, from: row.actor)
        try await end(row, outcome, journal, services.audit(for: row.id, actor: actor))
    }

    /// An undo that broke doesn't stand in the way of the next one: what is back already is nothing to that.
    private func endFailedUndo(_ row: RunRow, _ error: GatewayError, _ journal: RunJournal) async throws {
        let audit = services.audit(for: row.id, actor: try JSONText.decode(Actor.self, from: row.actor))
        try await journal.lease.guardedWrite { transaction in
            try RunRepository(organization: journal.organization, transaction: transaction).clearUndone(by: row.id)
            try audit.undoFailed(error, in: transaction)
            try write(row, .failed, nil, journal, error.message, in: transaction)
        }
    }

    private func undo(_ row: RunRow, _ journal: RunJournal) async throws {
        let actor = try JSONText.decode(Actor.self, from: row.actor)
        let request = try JSONText.decode(UndoRequest.self, from: row.request)
        let audit = services.audit(for: row.id, actor: actor)
        let outcome = try await services.undo(request, journal: journal, audit: audit).run()
        let state: RunState = outcome.exceptionCount > 0 ? .succeededWithWarnings : .succeeded
        let text = try JSONText.encode(outcome)
        try await journal.commit { transaction in
            try audit.undone(outcome, request, in: transaction)
            try write(row, state, text, journal, nil, in: transaction)
        }
    }

    private func endCancelled(_ row: RunRow, _ journal: RunJournal) async throws {
        let audit = services.audit(for: row.id, actor: try JSONText.decode(Actor.self, from: row.actor))
        let outcome = try await outcomeSoFar(row, journal)
        try await journal.lease.guardedWrite { transaction in
            // An undo that was given up doesn't stand in the way of the next one.
            try RunRepository(organization: journal.organization, transaction: transaction).clearUndone(by: row.id)
            try audit.cancelled(in: transaction)
            try write(
                row, .cancelled, outcome, journal, "Stopped on request; what was done stays done.", in: transaction)
        }
    }

    private func outcomeSoFar(_ row: RunRow, _ journal: RunJournal) async throws -> String? {
        switch RunKind(rawValue: row.kind) {
        case .syncCRM: try JSONText.encode(try await SyncCRMOutcome(soFar: row, journal))
        case .syncSettings: try JSONText.encode(try await SettingsOutcome(soFar: row, journal))
        case .verification: try JSONText.encode(try await verificationSoFar(row))
        case .undo, .bulkChange, nil: nil
        }
    }

    private func end(
        _ row: RunRow, _ outcome: SyncCRMOutcome, _ journal: RunJournal, _ audit: RunAudit
    ) async throws {
        let request = try JSONText.decode(PinnedSync.self, from: row.request).request
        let verification = try await journal.lease.guardedWrite { transaction in
            let started = try verifyAfter(
                row, request.scope, request.crms, unless: outcome.failure, journal, in: transaction)
            try audit.ended(outcome, in: transaction)
            try write(row, outcome.state, try JSONText.encode(outcome), journal, nil, in: transaction)
            return started
        }
        begin(verification, after: row)
    }

    func write(
        _ row: RunRow, _ state: RunState, _ outcome: String?, _ journal: RunJournal, _ message: String?,
        in transaction: any SQLTransaction
    ) throws {
        var row = row
        row.state = state.rawValue
        row.outcome = outcome
        row.endedAt = transaction.now
        try RunRepository(organization: journal.organization, transaction: transaction).update(row)
        try journal.emit(RunEvent(.finished, at: services.clock.now, state: state, message: message), in: transaction)
        try EventOutbox.append(
            .runEnded(RunEndedEvent(run: row.id, kind: row.kind, state: state)), organization: journal.organization,
            in: transaction)
    }

    func pause(
        _ row: RunRow, _ pause: CRMPause, _ text: String, _ journal: RunJournal
    ) async throws {
        try await journal.commit { transaction in
            var row = row
            row.outcome = text
            row.state = RunState.paused.rawValue
            row.pausedUntil = transaction.now + Int64(pause.duration / .milliseconds(1))
            try RunRepository(organization: journal.organization, transaction: transaction).update(row)
            try journal.emit(
                RunEvent(.paused, at: services.clock.now, state: .paused, message: pause.reason), in: transaction)
        }
    }
}
