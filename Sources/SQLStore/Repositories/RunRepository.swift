public import Workspace

/// The runs of one organization.
public struct RunRepository {
    let organization: OrganizationID
    let transaction: any SQLTransaction

    /// Reads and writes an organization's runs in a transaction.
    public init(organization: OrganizationID, transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// Records a new run.
    public func insert(_ run: RunRow) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO run (organization, id, kind, actor, request, state, progress, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            [
                .text(organization.rawValue), .text(run.id.rawValue), .text(run.kind), .text(run.actor),
                .text(run.request), .text(run.state), .text(run.progress), .integer(run.createdAt),
            ])
    }

    /// A run, or `nil` where the organization has no such.
    public func byID(_ id: RunID) throws(StoreError) -> RunRow? {
        let rows = try transaction.query(
            "SELECT " + RunRow.columns + " FROM run WHERE organization = $1 AND id = $2",
            [.text(organization.rawValue), .text(id.rawValue)])
        guard let row = rows.first else { return nil }
        return try RunRow(row)
    }

    /// Runs, newest first, older than `before`.
    public func page(before: RunID?, limit: Int) throws(StoreError) -> [RunRow] {
        let rows = try transaction.query(
            "SELECT " + RunRow.columns
                + " FROM run WHERE organization = $1 AND id < $2 ORDER BY id DESC LIMIT $3",
            [.text(organization.rawValue), .text(before?.rawValue ?? "~"), .int(limit)])
        return try rows.map { row throws(StoreError) in try RunRow(row) }
    }

    /// Changes what moves in a run.
    public func update(_ run: RunRow) throws(StoreError) {
        try transaction.execute(
            """
            UPDATE run SET state = $3, paused_until = $4, progress = $5, outcome = $6, started_at = $7, ended_at = $8
            WHERE organization = $1 AND id = $2
            """,
            [
                .text(organization.rawValue), .text(run.id.rawValue), .text(run.state), .integer(run.pausedUntil),
                .text(run.progress), .text(run.outcome), .integer(run.startedAt), .integer(run.endedAt),
            ])
    }

    /// Notes how far a run is.
    public func setProgress(_ progress: String, of id: RunID) throws(StoreError) {
        try transaction.execute(
            "UPDATE run SET progress = $3 WHERE organization = $1 AND id = $2",
            [.text(organization.rawValue), .text(id.rawValue), .text(progress)])
    }

    /// Asks a run to stop; false where it has ended or isn't there.
    public func requestCancel(of id: RunID, endedStates: [String]) throws(StoreError) -> Bool {
        let changed = try transaction.execute(
            "UPDATE run SET cancel_requested = 1 WHERE organization = $1 AND id = $2 AND state NOT IN ("
                + SQL.parameters(from: 3, count: endedStates.count) + ")",
            [.text(organization.rawValue), .text(id.rawValue)] + endedStates.map { SQLValue.text($0) })
        return changed > 0
    }

    /// Notes which run undid another; false where one did already.
    public func markUndone(_ id: RunID, by undo: RunID) throws(StoreError) -> Bool {
        let changed = try transaction.execute(
            "UPDATE run SET undone_by = $3 WHERE organization = $1 AND id = $2 AND undone_by IS NULL",
            [.text(organization.rawValue), .text(id.rawValue), .text(undo.rawValue)])
        return changed > 0
    }

    /// Ends a run's wait: it may go on at once.
    public func setDue(_ id: RunID) throws(StoreError) {
        try transaction.execute(
            """
            UPDATE run SET paused_until = NULL, state = CASE WHEN state = 'paused' THEN 'running' ELSE state END
            WHERE organization = $1 AND id = $2
            """, [.text(organization.rawValue), .text(id.rawValue)])
    }

    /// Lets a run be undone again, where that undo was given up.
    public func clearUndone(by undo: RunID) throws(StoreError) {
        try transaction.execute(
            "UPDATE run SET undone_by = NULL WHERE organization = $1 AND undone_by = $2",
            [.text(organization.rawValue), .text(undo.rawValue)])
    }

    /// The runs of every organization that haven't ended and don't wait: what a worker looks through.
    ///
    /// - Parameter excluding: organizations that are left alone; runs of theirs take nobody's place.
    public static func unfinished(
        states: [String], dueAt now: Int64, excluding left: [OrganizationID], limit: Int,
        in transaction: any SQLTransaction
    ) throws(StoreError) -> [RunRow] {
        let rows = try transaction.query(
            "SELECT " + RunRow.columns + " FROM run WHERE state IN ("
                + SQL.parameters(from: 3, count: states.count)
                + ") AND (paused_until IS NULL OR paused_until <= $1 OR cancel_requested = 1)"
                + .excluding(left, from: 3 + states.count) + " ORDER BY id LIMIT $2",
            [.integer(now), .int(limit)] + states.map { SQLValue.text($0) } + left.map { .text($0.rawValue) })
        return try rows.map { row throws(StoreError) in try RunRow(row) }
    }
}
