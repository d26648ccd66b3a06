public import Workspace

/// The events of one run, numbered from 1.
public struct RunEventRepository {
    let organization: OrganizationID
    let run: RunID
    let transaction: any SQLTransaction

    /// Reads and writes a run's events in a transaction.
    public init(organization: OrganizationID, run: RunID, transaction: any SQLTransaction) {
        self.organization = organization
        self.run = run
        self.transaction = transaction
    }

    /// Adds an event, as JSON.
    public func append(_ event: String) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO run_event (organization, run, sequence, at, event)
            SELECT $1, $2, COALESCE(MAX(sequence), 0) + 1, $3, $4 FROM run_event WHERE organization = $1 AND run = $2
            """,
            [.text(organization.rawValue), .text(run.rawValue), .integer(transaction.now), .text(event)])
    }

    /// The events behind a cursor, oldest first: sequence, time, JSON.
    public func after(_ sequence: Int64, limit: Int) throws(StoreError) -> [RunEventRow] {
        let rows = try transaction.query(
            """
            SELECT sequence, at, event FROM run_event
            WHERE organization = $1 AND run = $2 AND sequence > $3 ORDER BY sequence LIMIT $4
            """,
            [.text(organization.rawValue), .text(run.rawValue), .integer(sequence), .int(limit)])
        return try rows.map { row throws(StoreError) in
            RunEventRow(sequence: try row.integer(0), at: try row.integer(1), event: try row.text(2))
        }
    }
}
