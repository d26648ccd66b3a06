public import Workspace

/// The events of one organization that hosts read, numbered from 1 without a gap.
///
/// The newest one is never deleted: it holds the number that the next one counts on from.
public struct GatewayEventRepository {
    let organization: OrganizationID
    let transaction: any SQLTransaction

    /// Reads and writes an organization's events in a transaction.
    public init(organization: OrganizationID, transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// Adds an event.
    ///
    /// - Throws: `StoreError.constraint` where another transaction added one meanwhile, on an engine that lets it; the
    ///   transaction is then repeated as a whole.
    public func append(kind: String, content: String) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO gateway_event (organization, sequence, kind, at, content)
            SELECT $1, COALESCE(MAX(sequence), 0) + 1, $2, $3, $4 FROM gateway_event WHERE organization = $1
            """,
            [.text(organization.rawValue), .text(kind), .integer(transaction.now), .text(content)])
    }

    /// The events behind a cursor, oldest first.
    public func after(_ sequence: Int64, limit: Int) throws(StoreError) -> [GatewayEventRow] {
        let rows = try transaction.query(
            """
            SELECT sequence, kind, at, content FROM gateway_event
            WHERE organization = $1 AND sequence > $2 ORDER BY sequence LIMIT $3
            """,
            [.text(organization.rawValue), .integer(sequence), .int(limit)])
        return try rows.map { row throws(StoreError) in
            GatewayEventRow(
                sequence: try row.integer(0), kind: try row.text(1), at: try row.integer(2), content: try row.text(3))
        }
    }

    /// The numbers of the oldest event that is kept, and of the newest; `nil` as long as there is none.
    public func kept() throws(StoreError) -> ClosedRange<Int64>? {
        let rows = try transaction.query(
            "SELECT MIN(sequence), MAX(sequence) FROM gateway_event WHERE organization = $1",
            [.text(organization.rawValue)])
        guard let row = rows.first, let oldest = try row.integerOrNil(0), let newest = try row.integerOrNil(1) else {
            return nil
        }
        return oldest...newest
    }

    /// Deletes the oldest events, as far as they are older than a moment, and never the newest one: so that no number
    /// is missing between those that are kept.
    ///
    /// - Parameters:
    ///   - moment: milliseconds since 1970.
    ///   - limit: the most that are looked at.
    /// - Returns: how many were deleted; less than `limit` when there is nothing more to do.
    public func deleteOldest(before moment: Int64, limit: Int) throws(StoreError) -> Int {
        let rows = try transaction.query(
            """
            SELECT sequence, at FROM gateway_event
            WHERE organization = $1 AND sequence < (SELECT MAX(sequence) FROM gateway_event WHERE organization = $1)
            ORDER BY sequence LIMIT $2
            """, [.text(organization.rawValue), .int(limit)])
        var last: Int64?
        for row in rows {
            guard try row.integer(1) < moment else { break }
            last = try row.integer(0)
        }
        guard let last else { return 0 }
        return try transaction.execute(
            "DELETE FROM gateway_event WHERE organization = $1 AND sequence <= $2",
            [.text(organization.rawValue), .integer(last)])
    }
}
