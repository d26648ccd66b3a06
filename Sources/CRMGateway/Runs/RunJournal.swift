import ConnectorKit
import Foundation
import SQLStore
import Workspace

/// What the steps of a run write with: one transaction each, guarded by the run's lease.
struct RunJournal: Sendable {
    let organization: OrganizationID
    let run: RunID
    let lease: Lease
    let store: any SQLDriver
    let clock: any GatewayClock

    /// Writes effect, step and event together, or nothing.
    ///
    /// - Throws: `RunInterruption.cancelled` when somebody asked the run to stop; whatever the body throws.
    func commit<Result: Sendable>(
        _ body: @Sendable @escaping (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await lease.guardedWrite { transaction in
            let runs = RunRepository(organization: organization, transaction: transaction)
            if try runs.byID(run)?.isCancelRequested == true { throw RunInterruption.cancelled }
            return try body(transaction)
        }
    }

    /// Reads from a snapshot; also finds out whether the run is to stop.
    func read<Result: Sendable>(
        _ body: @Sendable @escaping (any SQLTransaction) throws -> Result
    ) async throws -> Result {
        try await store.read { transaction in
            let runs = RunRepository(organization: organization, transaction: transaction)
            if try runs.byID(run)?.isCancelRequested == true { throw RunInterruption.cancelled }
            return try body(transaction)
        }
    }

    /// How far a step came in an earlier life of the run.
    func step(_ name: String) async throws -> RunStepRow? {
        try await store.read { transaction in
            try steps(in: transaction).byName(name)
        }
    }

    /// Whether a step's intent is there already.
    func isBegun(_ name: String, in transaction: any SQLTransaction) throws -> Bool {
        try steps(in: transaction).byName(name) != nil
    }

    /// Notes where a step stands.
    func note(
        _ name: String, _ state: StepState, cursor: String? = nil, detail: String? = nil,
        in transaction: any SQLTransaction
    ) throws {
        let steps = steps(in: transaction)
        let before = try steps.byName(name).flatMap { StepState(rawValue: $0.state) }
        if before == nil, state != .started {
            // A step that did everything at once has its intent and its outcome in one transaction.
            try steps.put(RunStepRow(name: name, state: state.rawValue, cursor: cursor, detail: detail))
            return
        }
        guard StepState.mayGo(from: before, to: state) else {
            throw GatewayError(
                code: "step_order", message: "Step \(name) can't go from \(before?.rawValue ?? "nothing") to \(state).")
        }
        try steps.put(RunStepRow(name: name, state: state.rawValue, cursor: cursor, detail: detail))
    }

    /// Writes down how far a part is, beside its effects, for readers in other processes.
    func show(_ progress: RunProgress, in transaction: any SQLTransaction) throws {
        let runs = RunRepository(organization: organization, transaction: transaction)
        guard let row = try runs.byID(run) else { return }
        let others = RunProgress.stored(in: row).filter { $0.crm != progress.crm }
        try runs.setProgress(try JSONText.encode(others + [progress]), of: run)
    }

    /// Adds an event that readers see, now and later.
    func emit(_ event: RunEvent, in transaction: any SQLTransaction) throws {
        try RunEventRepository(organization: organization, run: run, transaction: transaction)
            .append(try JSONText.encode(event))
    }

    private func steps(in transaction: any SQLTransaction) -> RunStepRepository {
        RunStepRepository(organization: organization, run: run, transaction: transaction)
    }
}
