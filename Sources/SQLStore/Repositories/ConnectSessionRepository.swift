import ConnectorKit
public import Workspace

/// The authorizations under way of one organization.
public struct ConnectSessionRepository: Sendable {
    /// Whose.
    public let organization: OrganizationID

    /// The authorizations of an organization.
    public init(of organization: OrganizationID) {
        self.organization = organization
    }

    /// Writes one down, and forgets those that ended before.
    public func insert(_ session: ConnectSessionRow, in transaction: any SQLTransaction) throws(StoreError) {
        try transaction.execute(
            "DELETE FROM connect_session WHERE organization = $1 AND expires_at < $2",
            [.text(organization.rawValue), .integer(session.createdAt)])
        try transaction.execute(
            """
            INSERT INTO connect_session (organization, state_hash, actor, user_id, crm, verifier, data_key, redirect,
                created_at, expires_at) VALUES
            """ + SQL.rows(1, columns: 10),
            [
                .text(organization.rawValue), .text(session.stateHash), .text(session.actor),
                .text(session.user.rawValue), .text(session.crm.rawValue),
                session.verifier.map { .blob($0) } ?? .null, .text(session.dataKey), .text(session.redirect),
                .integer(session.createdAt), .integer(session.expiresAt),
            ])
    }

    /// The one with this state, used or not, or `nil`.
    public func find(
        stateHash: String, in transaction: any SQLTransaction
    ) throws(StoreError) -> ConnectSessionRow? {
        let rows = try transaction.query(
            """
            SELECT state_hash, actor, user_id, crm, verifier, data_key, redirect, created_at, expires_at, used_at
            FROM connect_session WHERE organization = $1 AND state_hash = $2
            """,
            [.text(organization.rawValue), .text(stateHash)])
        return try rows.first.map { row throws(StoreError) in try Self.session(row) }
    }

    /// Marks one as used.
    ///
    /// - Returns: `false` where it was used before; a state is good once.
    public func use(
        stateHash: String, at moment: Int64, in transaction: any SQLTransaction
    ) throws(StoreError) -> Bool {
        let changed = try transaction.execute(
            """
            UPDATE connect_session SET used_at = $3, verifier = NULL
            WHERE organization = $1 AND state_hash = $2 AND used_at IS NULL
            """,
            [.text(organization.rawValue), .text(stateHash), .integer(moment)])
        return changed == 1
    }

    private static func session(_ row: SQLRow) throws(StoreError) -> ConnectSessionRow {
        ConnectSessionRow(
            stateHash: try row.text(0), actor: try row.text(1), user: UserID(rawValue: try row.text(2)),
            crm: CRMID(rawValue: try row.text(3)), verifier: try row.blobOrNil(4), dataKey: try row.text(5),
            redirect: try row.text(6), createdAt: try row.integer(7), expiresAt: try row.integer(8),
            usedAt: try row.integerOrNil(9))
    }
}
