import SQLStore
import Workspace

/// Ends runs that no worker is at, inside the caller's transaction.
struct RunEnding {
    let services: RunServices
    let transaction: any SQLTransaction

    /// Cancels a run, with a sentence that says why.
    func cancel(_ row: RunRow, _ message: String, by actor: Actor) throws {
        let runs = RunRepository(organization: row.organization, transaction: transaction)
        // An undo that was given up doesn't stand in the way of the next one.
        try runs.clearUndone(by: row.id)
        try services.audit(for: row.id, actor: actor).cancelled(in: transaction)
        try end(row, .cancelled, outcome: row.outcome, message)
    }

    /// Ends a run.
    func end(_ row: RunRow, _ state: RunState, outcome: String?, _ message: String?) throws {
        var row = row
        row.state = state.rawValue
        row.outcome = outcome
        row.endedAt = transaction.now
        try RunRepository(organization: row.organization, transaction: transaction).update(row)
        let event = RunEvent(.finished, at: services.clock.now, state: state, message: message)
        try RunEventRepository(organization: row.organization, run: row.id, transaction: transaction)
            .append(try JSONText.encode(event))
        let told = RunEndedEvent(run: row.id, kind: row.kind, state: state)
        try EventOutbox.append(.runEnded(told), organization: row.organization, in: transaction)
    }
}
