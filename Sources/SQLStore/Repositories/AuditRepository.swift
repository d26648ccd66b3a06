public import Workspace

/// The audit log of one organization: entries are added and read, never changed.
public struct AuditRepository {
    /// Whose log.
    public let organization: OrganizationID
    let transaction: any SQLTransaction

    /// Works inside one transaction.
    public init(organization: OrganizationID, transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// Locks the chain's end for this transaction and reads it.
    ///
    /// The statement is a write, so that a second appender waits for the first one's commit on every engine.
    public func lockHead() throws(StoreError) -> AuditHead {
        let rows = try transaction.query(
            """
            INSERT INTO audit_head (organization, sequence, mac, epoch) VALUES ($1, 0, '', 1)
            ON CONFLICT (organization) DO UPDATE SET epoch = audit_head.epoch RETURNING sequence, mac, epoch
            """, [.text(organization.rawValue)])
        guard let row = rows.first else { throw StoreError(.statement, "The audit log's end wasn't returned.") }
        return try Self.head(row)
    }

    /// Reads the chain's end; `nil` as long as there is no entry.
    public func head() throws(StoreError) -> AuditHead? {
        let rows = try transaction.query(
            "SELECT sequence, mac, epoch FROM audit_head WHERE organization = $1", [.text(organization.rawValue)])
        guard let row = rows.first else { return nil }
        return try Self.head(row)
    }

    /// The ends of all chains in the order of organizations, for anchoring them.
    public static func heads(
        after: OrganizationID?, limit: Int, in transaction: any SQLTransaction
    ) throws(StoreError) -> [(organization: OrganizationID, head: AuditHead)] {
        let rows = try transaction.query(
            """
            SELECT sequence, mac, epoch, organization FROM audit_head WHERE organization > $1
            ORDER BY organization LIMIT $2
            """, [.text(after?.rawValue ?? ""), .int(limit)])
        var heads: [(organization: OrganizationID, head: AuditHead)] = []
        for row in rows { heads.append((try row.id(3), try head(row))) }
        return heads
    }

    /// Adds an entry and moves the end, which the caller has locked, to it.
    public func append(_ row: AuditRow) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO audit_entry (organization, sequence, at, actor, channel, os_user, operation, subjects, outcome,
                rule, detail, occurrences, key_id, previous_mac, mac)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """,
            [
                .text(organization.rawValue), .integer(row.sequence), .integer(row.at), .text(row.actor),
                .text(row.channel), .text(row.operatingSystemUser), .text(row.operation), .text(row.subjects),
                .text(row.outcome), .text(row.rule), .text(row.detail), .integer(row.occurrences), .text(row.keyID),
                .text(row.previousMAC), .text(row.mac),
            ])
        try transaction.execute(
            "UPDATE audit_head SET sequence = $2, mac = $3 WHERE organization = $1",
            [.text(organization.rawValue), .integer(row.sequence), .text(row.mac)])
    }

    /// Begins another life of the store; the caller has locked the end.
    public func begin(epoch: Int64) throws(StoreError) {
        try transaction.execute(
            "UPDATE audit_head SET epoch = $2 WHERE organization = $1",
            [.text(organization.rawValue), .integer(epoch)])
    }

    /// Entries in their order, after a number.
    public func page(after sequence: Int64, limit: Int) throws(StoreError) -> [AuditRow] {
        let rows = try transaction.query(
            Self.selection + "AND sequence > $2 ORDER BY sequence LIMIT $3",
            [.text(organization.rawValue), .integer(sequence), .int(limit)])
        var entries: [AuditRow] = []
        entries.reserveCapacity(rows.count)
        for row in rows { entries.append(try Self.entry(row)) }
        return entries
    }

    /// The entry of that number.
    public func entry(_ sequence: Int64) throws(StoreError) -> AuditRow? {
        let rows = try transaction.query(
            Self.selection + "AND sequence = $2", [.text(organization.rawValue), .integer(sequence)])
        guard let row = rows.first else { return nil }
        return try Self.entry(row)
    }

    private static let selection: SQL = """
        SELECT sequence, at, actor, channel, os_user, operation, subjects, outcome, rule, detail, occurrences, key_id,
            previous_mac, mac
        FROM audit_entry WHERE organization = $1\u{20}
        """

    private static func head(_ row: SQLRow) throws(StoreError) -> AuditHead {
        AuditHead(sequence: try row.integer(0), mac: try row.text(1), epoch: try row.integer(2))
    }

    private static func entry(_ row: SQLRow) throws(StoreError) -> AuditRow {
        AuditRow(
            sequence: try row.integer(0), at: try row.integer(1), actor: try row.text(2), channel: try row.text(3),
            operatingSystemUser: try row.textOrNil(4), operation: try row.text(5), subjects: try row.text(6),
            outcome: try row.text(7), rule: try row.textOrNil(8), detail: try row.text(9),
            occurrences: try row.integer(10), keyID: try row.text(11), previousMAC: try row.text(12),
            mac: try row.text(13))
    }
}
