public import Workspace

/// The journal of refreshes of one organization.
public struct RefreshIntentRepository: Sendable {
    /// Whose.
    public let organization: OrganizationID

    /// The journal of an organization.
    public init(of organization: OrganizationID) {
        self.organization = organization
    }

    /// The attempts on one generation, oldest first.
    public func attempts(
        on grant: GrantID, generation: Int64, in transaction: any SQLTransaction
    ) throws(StoreError) -> [RefreshIntentRow] {
        let rows = try transaction.query(
            """
            SELECT id, grant_id, generation, state, replay_of, created_at FROM refresh_intent
            WHERE organization = $1 AND grant_id = $2 AND generation = $3 ORDER BY created_at, id
            """,
            [.text(organization.rawValue), .text(grant.rawValue), .integer(generation)])
        return try rows.map { row throws(StoreError) in try Self.intent(row) }
    }

    /// Writes an attempt down as `open`.
    ///
    /// - Throws: `StoreError.constraint` where another one is open on this generation, or repeats the same one.
    public func open(
        id: String, grant: GrantID, generation: Int64, replayOf: String?, in transaction: any SQLTransaction
    ) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO refresh_intent (organization, id, grant_id, generation, state, replay_of, created_at)
            VALUES ($1, $2, $3, $4, 'open', $5, $6)
            """,
            [
                .text(organization.rawValue), .text(id), .text(grant.rawValue), .integer(generation),
                .text(replayOf), .integer(transaction.now),
            ])
    }

    /// Closes an attempt that is still `open` or `unknown`.
    ///
    /// - Returns: `false` where it was closed already.
    public func resolve(
        _ id: String, as state: RefreshIntentState, in transaction: any SQLTransaction
    ) throws(StoreError) -> Bool {
        let changed = try transaction.execute(
            """
            UPDATE refresh_intent SET state = $3, resolved_at = $4
            WHERE organization = $1 AND id = $2 AND state IN ('open', 'unknown')
            """,
            [.text(organization.rawValue), .text(id), .text(state.rawValue), .integer(transaction.now)])
        return changed == 1
    }

    /// Forgets the attempts on generations before `generation`, so that the journal doesn't grow.
    public func forget(
        before generation: Int64, of grant: GrantID, in transaction: any SQLTransaction
    ) throws(StoreError) {
        try transaction.execute(
            """
            UPDATE refresh_intent SET replay_of = NULL
            WHERE organization = $1 AND grant_id = $2 AND generation < $3 AND replay_of IS NOT NULL
            """,
            [.text(organization.rawValue), .text(grant.rawValue), .integer(generation)])
        try transaction.execute(
            "DELETE FROM refresh_intent WHERE organization = $1 AND grant_id = $2 AND generation < $3",
            [.text(organization.rawValue), .text(grant.rawValue), .integer(generation)])
    }

    private static func intent(_ row: SQLRow) throws(StoreError) -> RefreshIntentRow {
        guard let state = RefreshIntentState(rawValue: try row.text(3)) else {
            throw StoreError(.unreadable, "A refresh attempt has a state that this program doesn't know.")
        }
        return RefreshIntentRow(
            id: try row.text(0), grant: GrantID(rawValue: try row.text(1)), generation: try row.integer(2),
            state: state, replayOf: try row.textOrNil(4), createdAt: try row.integer(5))
    }
}
