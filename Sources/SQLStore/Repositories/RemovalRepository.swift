public import Workspace

/// The removals of one organization, and what is needed to take them back.
public struct RemovalRepository {
    let organization: OrganizationID
    let transaction: any SQLTransaction

    static let columns: SQL = "user_id, actor, content, state, removed_at, restorable_until, ended_at"

    /// Reads and writes removals in a transaction.
    public init(organization: OrganizationID, transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// Writes removals, many rows to a statement.
    ///
    /// Somebody who was removed, restored and removed again within one millisecond has one row, of the last.
    public func insert(_ removals: [RemovalRow]) throws(StoreError) {
        try transaction.insert(
            """
            INSERT INTO removal (organization, user_id, actor, content, state, removed_at, restorable_until, ended_at)
            VALUES\u{20}
            """,
            rows: removals.map {
                [
                    .text(organization.rawValue), .text($0.user.rawValue), .text($0.actor), .text($0.content),
                    .text($0.state.rawValue), .integer($0.removedAt), .integer($0.restorableUntil),
                    .integer($0.endedAt),
                ]
            },
            """
             ON CONFLICT (organization, user_id, removed_at) DO UPDATE SET actor = excluded.actor,
                content = excluded.content, state = excluded.state, restorable_until = excluded.restorable_until,
                ended_at = excluded.ended_at
            """)
    }

    /// Somebody's last removal, or `nil`.
    public func last(of user: UserID) throws(StoreError) -> RemovalRow? {
        let rows = try transaction.query(
            "SELECT " + Self.columns
                + " FROM removal WHERE organization = $1 AND user_id = $2 ORDER BY removed_at DESC LIMIT 1",
            [.text(organization.rawValue), .text(user.rawValue)])
        return try rows.first.map { row throws(StoreError) in try Self.removal(row) }
    }

    /// Removals, newest first, behind one.
    public func page(
        after cursor: (removedAt: Int64, user: UserID)?, limit: Int
    ) throws(StoreError) -> [RemovalRow] {
        let rows = try transaction.query(
            "SELECT " + Self.columns
                + """
                 FROM removal WHERE organization = $1 AND (removed_at < $2 OR removed_at = $2 AND user_id < $3)
                ORDER BY removed_at DESC, user_id DESC LIMIT $4
                """,
            [
                .text(organization.rawValue), .integer(cursor?.removedAt ?? Int64.max),
                .text(cursor?.user.rawValue ?? ""), .int(limit),
            ])
        return try rows.map { row throws(StoreError) in try Self.removal(row) }
    }

    /// Says what has become of somebody's removals that could be taken back, and forgets what they took away: it is back,
    /// or gone for good.
    public func end(_ user: UserID, as state: RemovalState) throws(StoreError) {
        try transaction.execute(
            """
            UPDATE removal SET state = $3, ended_at = $4, content = NULL
            WHERE organization = $1 AND user_id = $2 AND state = 'restorable'
            """,
            [
                .text(organization.rawValue), .text(user.rawValue), .text(state.rawValue),
                .integer(transaction.now),
            ])
    }

    /// People of every organization whose removal can't be taken back any more, and isn't purged yet.
    ///
    /// - Parameters:
    ///   - before: milliseconds since 1970.
    ///   - excluding: organizations that are left alone; what of theirs is due takes nobody's place.
    public static func due(
        before: Int64, excluding left: [OrganizationID], limit: Int, in transaction: any SQLTransaction
    ) throws(StoreError) -> [(organization: OrganizationID, user: UserID)] {
        let rows = try transaction.query(
            "SELECT organization, user_id FROM removal WHERE state = 'restorable' AND restorable_until < $1"
                + .excluding(left, from: 3) + " ORDER BY restorable_until LIMIT $2",
            [.integer(before), .int(limit)] + left.map { .text($0.rawValue) })
        var due: [(organization: OrganizationID, user: UserID)] = []
        for row in rows { due.append((try row.id(0), try row.id(1))) }
        return due
    }

    private static func removal(_ row: SQLRow) throws(StoreError) -> RemovalRow {
        RemovalRow(
            user: try row.id(0), actor: try row.text(1), content: try row.textOrNil(2), state: try row.word(3),
            removedAt: try row.integer(4), restorableUntil: try row.integer(5), endedAt: try row.integerOrNil(6))
    }
}
