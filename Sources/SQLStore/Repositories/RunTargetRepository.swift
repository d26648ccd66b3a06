import ConnectorKit
public import Workspace

/// What one run changed, target by target.
public struct RunTargetRepository {
    let organization: OrganizationID
    let run: RunID
    let transaction: any SQLTransaction

    /// Rows of one statement: 200 rows of 10 parameters.
    static let rowsPerStatementMax = 200

    /// Reads and writes a run's targets in a transaction.
    public init(organization: OrganizationID, run: RunID, transaction: any SQLTransaction) {
        self.organization = organization
        self.run = run
        self.transaction = transaction
    }

    /// Notes what became of keys; a row that is there already keeps what it says of the binding.
    public func putKeys(_ targets: [RunTargetRow]) throws(StoreError) {
        for part in targets.parts(of: Self.rowsPerStatementMax) {
            try transaction.execute(
                "INSERT INTO run_target (organization, run, user_id, crm, key_outcome, key_before, key_after, "
                    + "record_types_before) VALUES " + SQL.rows(part.count, columns: 8)
                        + """
                         ON CONFLICT (organization, run, user_id, crm) DO UPDATE
                        SET key_outcome = excluded.key_outcome, key_before = excluded.key_before,
                            key_after = excluded.key_after, record_types_before = excluded.record_types_before
                        """,
                part.flatMap { target in
                    identity(target) + [
                        .text(target.keyOutcome), .text(target.keyBefore), .text(target.keyAfter?.rawValue),
                        .text(target.recordTypesBefore),
                    ]
                })
        }
    }

    /// Notes what became of bindings; a row that is there already keeps what it says of the key.
    public func putBindings(_ targets: [RunTargetRow]) throws(StoreError) {
        for part in targets.parts(of: Self.rowsPerStatementMax) {
            try transaction.execute(
                """
                INSERT INTO run_target
                    (organization, run, user_id, crm, binding_outcome, binding_before, binding_after) VALUES 
                """ + SQL.rows(part.count, columns: 7)
                    + """
                     ON CONFLICT (organization, run, user_id, crm) DO UPDATE
                    SET binding_outcome = excluded.binding_outcome, binding_before = excluded.binding_before,
                        binding_after = excluded.binding_after
                    """,
                part.flatMap { target in
                    identity(target) + [
                        .text(target.bindingOutcome), .text(target.bindingBefore), .integer(target.bindingAfter),
                    ]
                })
        }
    }

    /// Notes what became of record types; a row that is there already keeps what it says of key and binding, and of the
    /// record types that went with a replaced key.
    public func putRecordTypes(_ targets: [RunTargetRow]) throws(StoreError) {
        for part in targets.parts(of: Self.rowsPerStatementMax) {
            try transaction.execute(
                "INSERT INTO run_target (organization, run, user_id, crm, record_types_before, record_types_after) VALUES "
                    + SQL.rows(part.count, columns: 6)
                        + """
                         ON CONFLICT (organization, run, user_id, crm) DO UPDATE
                        SET record_types_before = COALESCE(run_target.record_types_before, excluded.record_types_before),
                            record_types_after = excluded.record_types_after
                        """,
                part.flatMap { target in
                    identity(target) + [.text(target.recordTypesBefore), .integer(target.recordTypesAfter)]
                })
        }
    }

    /// The targets behind a user, in the order of users, then CRMs.
    public func page(after user: UserID?, limit: Int) throws(StoreError) -> [RunTargetRow] {
        let rows = try transaction.query(
            """
            SELECT user_id, crm, key_outcome, key_before, key_after, binding_outcome, binding_before, binding_after,
                record_types_before, record_types_after
            FROM run_target WHERE organization = $1 AND run = $2 AND user_id > $3 ORDER BY user_id, crm LIMIT $4
            """,
            [.text(organization.rawValue), .text(run.rawValue), .text(user?.rawValue ?? ""), .int(limit)])
        return try rows.map { row throws(StoreError) in try RunTargetRepository.target(row) }
    }

    /// The targets of some users, in the order of users, then CRMs. One statement for each 200.
    public func of(_ users: [UserID]) throws(StoreError) -> [RunTargetRow] {
        var found: [RunTargetRow] = []
        for part in users.sorted().parts(of: Self.rowsPerStatementMax) {
            let rows = try transaction.query(
                """
                SELECT user_id, crm, key_outcome, key_before, key_after, binding_outcome, binding_before, binding_after,
                    record_types_before, record_types_after
                FROM run_target WHERE organization = $1 AND run = $2 AND user_id IN (
                """ + SQL.parameters(from: 3, count: part.count) + ") ORDER BY user_id, crm",
                [.text(organization.rawValue), .text(run.rawValue)] + part.map { .text($0.rawValue) })
            for row in rows { found.append(try RunTargetRepository.target(row)) }
        }
        return found
    }

    /// How many rows the run has.
    public func count() throws(StoreError) -> Int {
        let rows = try transaction.query(
            "SELECT COUNT(*) FROM run_target WHERE organization = $1 AND run = $2",
            [.text(organization.rawValue), .text(run.rawValue)])
        return Int(try rows.first?.integer(0) ?? 0)
    }

    private func identity(_ target: RunTargetRow) -> [SQLValue] {
        [
            .text(organization.rawValue), .text(run.rawValue), .text(target.user.rawValue), .text(target.crm.rawValue),
        ]
    }

    private static func target(_ row: SQLRow) throws(StoreError) -> RunTargetRow {
        RunTargetRow(
            user: UserID(rawValue: try row.text(0)), crm: CRMID(rawValue: try row.text(1)),
            keyOutcome: try row.textOrNil(2), keyBefore: try row.textOrNil(3),
            keyAfter: try row.textOrNil(4).map { KeyID(rawValue: $0) }, bindingOutcome: try row.textOrNil(5),
            bindingBefore: try row.textOrNil(6), bindingAfter: try row.integerOrNil(7),
            recordTypesBefore: try row.textOrNil(8), recordTypesAfter: try row.integerOrNil(9))
    }
}
