public import Workspace

/// The steps of one run.
public struct RunStepRepository {
    let organization: OrganizationID
    let run: RunID
    let transaction: any SQLTransaction

    /// Reads and writes a run's steps in a transaction.
    public init(organization: OrganizationID, run: RunID, transaction: any SQLTransaction) {
        self.organization = organization
        self.run = run
        self.transaction = transaction
    }

    /// A step, or `nil` where it never began.
    public func byName(_ name: String) throws(StoreError) -> RunStepRow? {
        let rows = try transaction.query(
            "SELECT name, state, cursor, detail FROM run_step WHERE organization = $1 AND run = $2 AND name = $3",
            [.text(organization.rawValue), .text(run.rawValue), .text(name)])
        guard let row = rows.first else { return nil }
        return try RunStepRepository.step(row)
    }

    /// All steps, by name.
    public func all() throws(StoreError) -> [RunStepRow] {
        let rows = try transaction.query(
            "SELECT name, state, cursor, detail FROM run_step WHERE organization = $1 AND run = $2 ORDER BY name",
            [.text(organization.rawValue), .text(run.rawValue)])
        return try rows.map { row throws(StoreError) in try RunStepRepository.step(row) }
    }

    /// Writes a step as it now stands.
    public func put(_ step: RunStepRow) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO run_step (organization, run, name, state, cursor, detail, updated_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (organization, run, name) DO UPDATE
            SET state = excluded.state, cursor = excluded.cursor, detail = excluded.detail,
                updated_at = excluded.updated_at
            """,
            [
                .text(organization.rawValue), .text(run.rawValue), .text(step.name), .text(step.state),
                .text(step.cursor), .text(step.detail), .integer(transaction.now),
            ])
    }

    private static func step(_ row: SQLRow) throws(StoreError) -> RunStepRow {
        RunStepRow(
            name: try row.text(0), state: try row.text(1), cursor: try row.textOrNil(2),
            detail: try row.textOrNil(3))
    }
}
