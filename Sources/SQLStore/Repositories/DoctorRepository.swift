public import Workspace

/// What the doctor looks for and nobody else: who was removed, who moved, what was verified last.
public struct DoctorRepository {
    /// Audit entries that are looked through for moves, the newest first.
    public static let auditEntriesMax: Int64 = 200_000

    let organization: OrganizationID
    let transaction: any SQLTransaction

    /// Reads inside one transaction.
    public init(organization: OrganizationID, transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// The last removed account with that address; none that was purged.
    public func removed(_ email: EmailAddress) throws(StoreError) -> UserID? {
        let rows = try transaction.query(
            """
            SELECT id FROM user_account WHERE organization = $1 AND email_key = $2 AND ended_at IS NOT NULL
            ORDER BY ended_at DESC LIMIT 1
            """, [.text(organization.rawValue), .text(email.key)])
        return try rows.first?.id(0)
    }

    /// When somebody was moved between teams, milliseconds since 1970, newest first, as far as ``auditEntriesMax`` entries
    /// reach back.
    ///
    /// - Parameters:
    ///   - user: an id of this organization; it is looked for as the audit log writes ids.
    ///   - operation: the log's word for a move.
    public func moves(of user: UserID, operation: String, limit: Int) throws(StoreError) -> [Int64] {
        let rows = try transaction.query(
            """
            SELECT at FROM audit_entry
            WHERE organization = $1 AND operation = $2 AND outcome = 'done'
                AND sequence > (SELECT COALESCE(MAX(sequence), 0) FROM audit_entry WHERE organization = $1) - $5
                AND subjects LIKE $3
            ORDER BY sequence DESC LIMIT $4
            """,
            [
                .text(organization.rawValue), .text(operation), .text("%\"\(user.rawValue)\"%"), .int(limit),
                .integer(Self.auditEntriesMax),
            ])
        return try rows.map { row throws(StoreError) in try row.integer(0) }
    }

    /// Who leads some teams, or helps to.
    public func leaders(of teams: [TeamID]) throws(StoreError) -> Set<UserID> {
        var leaders: Set<UserID> = []
        for portion in teams.parts(of: DirectoryRows.perListMax) {
            let rows = try transaction.query(
                "SELECT user_id FROM team_member WHERE organization = $1 AND position IN ('primary_admin', 'secondary_admin') "
                    + "AND team_id IN (" + .parameters(from: 2, count: portion.count) + ")",
                [.text(organization.rawValue)] + portion.map { .text($0.rawValue) })
            for row in rows { leaders.insert(try row.id(0)) }
        }
        return leaders
    }

    /// The last verifications that were about somebody and came to their end, newest first; none that was stopped.
    ///
    /// - Parameter states: how runs stand that came to their end; one that broke off is among them.
    public func lastVerifications(of user: UserID, in states: [String], limit: Int) throws(StoreError) -> [RunID] {
        let rows = try transaction.query(
            """
            SELECT v.run FROM verified_person v JOIN run r ON r.organization = v.organization AND r.id = v.run
            WHERE v.organization = $1 AND v.user_id = $2 AND r.outcome IS NOT NULL
                AND r.state IN (
            """ + .parameters(from: 4, count: states.count) + ") ORDER BY v.run DESC LIMIT $3",
            [.text(organization.rawValue), .text(user.rawValue), .int(limit)] + states.map { .text($0) })
        return try rows.map { row throws(StoreError) in try row.id(0) }
    }
}
