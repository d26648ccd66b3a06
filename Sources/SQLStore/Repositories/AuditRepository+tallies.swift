public import Workspace

extension AuditRepository {
    /// The open tally for that key.
    public func tally(_ key: AuditTally.Key) throws(StoreError) -> AuditTally? {
        let rows = try transaction.query(
            Self.tallySelection + "AND minute = $2 AND actor = $3 AND channel = $4 AND operation = $5 AND rule = $6",
            values(key))
        guard let row = rows.first else { return nil }
        return try Self.tally(row)
    }

    /// Open tallies, oldest first.
    ///
    /// - Parameters:
    ///   - minute: those that are older only.
    ///   - limit: the most that are returned.
    public func tallies(before minute: Int64, limit: Int) throws(StoreError) -> [AuditTally] {
        let rows = try transaction.query(
            Self.tallySelection + "AND minute < $2 ORDER BY minute, actor, channel, operation, rule LIMIT $3",
            [.text(organization.rawValue), .integer(minute), .int(limit)])
        var tallies: [AuditTally] = []
        for row in rows { tallies.append(try Self.tally(row)) }
        return tallies
    }

    /// The next organization that has open tallies of older minutes.
    public static func nextWithTallies(
        before minute: Int64, after: OrganizationID?, in transaction: any SQLTransaction
    ) throws(StoreError) -> OrganizationID? {
        let rows = try transaction.query(
            """
            SELECT organization FROM audit_refusal_tally WHERE organization > $1 AND minute < $2
            ORDER BY organization LIMIT 1
            """, [.text(after?.rawValue ?? ""), .integer(minute)])
        guard let row = rows.first else { return nil }
        return try row.id(0)
    }

    /// Opens a tally, or sets an open one's count.
    public func store(_ tally: AuditTally) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO audit_refusal_tally (organization, minute, actor, channel, operation, rule, sequence, repeats,
                key_id, mac) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (organization, minute, actor, channel, operation, rule)
            DO UPDATE SET repeats = excluded.repeats, key_id = excluded.key_id, mac = excluded.mac
            """,
            values(tally.key) + [
                .integer(tally.sequence), .integer(tally.repeats), .text(tally.keyID), .text(tally.mac),
            ])
    }

    /// Closes a tally, once its count stands in the chain.
    public func close(_ key: AuditTally.Key) throws(StoreError) {
        try transaction.execute(
            """
            DELETE FROM audit_refusal_tally WHERE organization = $1 AND minute = $2 AND actor = $3 AND channel = $4
                AND operation = $5 AND rule = $6
            """, values(key))
    }

    private static let tallySelection: SQL = """
        SELECT minute, actor, channel, operation, rule, sequence, repeats, key_id, mac
        FROM audit_refusal_tally WHERE organization = $1\u{20}
        """

    private func values(_ key: AuditTally.Key) -> [SQLValue] {
        [
            .text(organization.rawValue), .integer(key.minute), .text(key.actor), .text(key.channel),
            .text(key.operation), .text(key.rule),
        ]
    }

    private static func tally(_ row: SQLRow) throws(StoreError) -> AuditTally {
        AuditTally(
            key: AuditTally.Key(
                minute: try row.integer(0), actor: try row.text(1), channel: try row.text(2),
                operation: try row.text(3), rule: try row.text(4)),
            sequence: try row.integer(5), repeats: try row.integer(6), keyID: try row.text(7), mac: try row.text(8))
    }
}
