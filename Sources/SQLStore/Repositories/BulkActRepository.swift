public import Workspace

/// What TEAM-10 counts in one organization, and the threshold that it holds against it.
public struct BulkActRepository {
    let organization: OrganizationID
    let transaction: any SQLTransaction

    /// Reads and writes in a transaction.
    public init(organization: OrganizationID, transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// Notes whom an act has changed.
    ///
    /// - Parameters:
    ///   - act: the act's id, for all of its people.
    ///   - isApproved: whether a second person has seen it: such acts aren't counted.
    public func note(
        _ users: [UserID], _ kind: BulkKind, act: String, isApproved: Bool
    ) throws(StoreError) {
        let now = SQLValue.integer(transaction.now)
        try transaction.insert(
            "INSERT INTO bulk_act (organization, kind, user_id, act, approved, at) VALUES ",
            rows: users.map {
                [
                    .text(organization.rawValue), .text(kind.rawValue), .text($0.rawValue), .text(act),
                    .bool(isApproved), now,
                ]
            })
    }

    /// Whom acts of a kind have changed after a moment (milliseconds since 1970), those that were approved left out.
    public func counted(_ kind: BulkKind, after moment: Int64) throws(StoreError) -> Set<UserID> {
        let rows = try transaction.query(
            """
            SELECT DISTINCT user_id FROM bulk_act WHERE organization = $1 AND kind = $2 AND at > $3 AND approved = 0
            """,
            [.text(organization.rawValue), .text(kind.rawValue), .integer(moment)])
        var users: Set<UserID> = []
        for row in rows { users.insert(try row.id(0)) }
        return users
    }

    /// Whether an act of a kind, approved or not, has changed somebody at a moment (milliseconds since 1970) or later.
    public func hasChanged(_ user: UserID, _ kind: BulkKind, since moment: Int64) throws(StoreError) -> Bool {
        let rows = try transaction.query(
            "SELECT 1 FROM bulk_act WHERE organization = $1 AND kind = $2 AND at >= $3 AND user_id = $4 LIMIT 1",
            [.text(organization.rawValue), .text(kind.rawValue), .integer(moment), .text(user.rawValue)])
        return !rows.isEmpty
    }

    /// How many people the organization had at a moment, as far as removals changed it: those who are there, and those who
    /// were removed later.
    public func size(after moment: Int64) throws(StoreError) -> Int {
        let rows = try transaction.query(
            "SELECT COUNT(*) FROM user_account WHERE organization = $1 AND (ended_at IS NULL OR ended_at > $2)",
            [.text(organization.rawValue), .integer(moment)])
        return Int(try rows.first?.integer(0) ?? 0)
    }

    /// Forgets, for every organization, what was counted before a moment.
    ///
    /// - Returns: how many rows there were.
    @discardableResult
    public static func forget(before moment: Int64, in transaction: any SQLTransaction) throws(StoreError) -> Int {
        try transaction.execute("DELETE FROM bulk_act WHERE at < $1", [.integer(moment)])
    }

    /// What stands for a threshold that is off, in people: its row stays, so that its version never begins anew.
    private static let offPeople = -1

    /// The threshold, `nil` where it is off, and how often it was changed.
    public func threshold() throws(StoreError) -> (threshold: BulkThreshold?, version: Int64) {
        let rows = try transaction.query(
            "SELECT people, percent, version FROM bulk_threshold WHERE organization = $1",
            [.text(organization.rawValue)])
        guard let row = rows.first else { return (nil, 0) }
        let people = Int(try row.integer(0))
        guard people != Self.offPeople else { return (nil, try row.integer(2)) }
        return (BulkThreshold(storedPeople: people, storedPercent: Int(try row.integer(1))), try row.integer(2))
    }

    /// Sets the threshold, or turns it off.
    public func setThreshold(_ threshold: BulkThreshold?) throws(StoreError) {
        try transaction.execute(
            """
            INSERT INTO bulk_threshold (organization, people, percent, version) VALUES ($1, $2, $3, 1)
            ON CONFLICT (organization) DO UPDATE SET people = excluded.people, percent = excluded.percent,
                version = bulk_threshold.version + 1
            """,
            [
                .text(organization.rawValue), .int(threshold?.people ?? Self.offPeople),
                .int(threshold?.percent ?? 0),
            ])
    }
}
