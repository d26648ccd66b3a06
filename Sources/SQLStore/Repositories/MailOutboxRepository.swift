public import Workspace

/// The mails of one organization, those that wait and those that went out.
public struct MailOutboxRepository {
    /// Whose mails.
    public let organization: OrganizationID
    let transaction: any SQLTransaction

    /// Works inside one transaction.
    public init(organization: OrganizationID, transaction: any SQLTransaction) {
        self.organization = organization
        self.transaction = transaction
    }

    /// Writes new welcome mails, many rows to a statement.
    public func insert(_ mails: [MailRow]) throws(StoreError) {
        try transaction.insert(
            """
            INSERT INTO mail_outbox (organization, id, kind, user_id, message_id, state, attempts, due_at, reason,
                created_at, updated_at) VALUES\u{20}
            """, columns: 11,
            rows: mails.map { mail in
                [
                    .text(organization.rawValue), .text(mail.id.rawValue), .text("welcome"), .text(mail.user.rawValue),
                    .text(mail.messageID), .text(mail.state.rawValue), .int(mail.attempts), .integer(mail.dueAt),
                    .text(mail.reason), .integer(mail.createdAt), .integer(mail.updatedAt),
                ]
            })
    }

    /// One mail, or `nil`.
    public func find(_ id: MailID) throws(StoreError) -> MailRow? {
        try all("AND id = $2", [.text(id.rawValue)]).first
    }

    /// The last mail that somebody was to get, or `nil`.
    public func latest(of user: UserID) throws(StoreError) -> MailRow? {
        try all("AND user_id = $2 ORDER BY created_at DESC, id DESC LIMIT 1", [.text(user.rawValue)]).first
    }

    /// Changes what has become of a mail.
    ///
    /// - Parameter expected: the row as it was read; it must still stand.
    /// - Returns: whether it did.
    @discardableResult
    public func update(
        _ expected: MailRow, messageID: String? = nil, state: MailState, attempts: Int, dueAt: Int64?, reason: String?
    ) throws(StoreError) -> Bool {
        try transaction.execute(
            """
            UPDATE mail_outbox
            SET message_id = $3, state = $4, attempts = $5, due_at = $6, reason = $7, updated_at = $8
            WHERE organization = $1 AND id = $2 AND state = $9 AND attempts = $10
            """,
            [
                .text(organization.rawValue), .text(expected.id.rawValue), .text(messageID ?? expected.messageID),
                .text(state.rawValue), .int(attempts), .integer(dueAt), .text(reason), .integer(transaction.now),
                .text(expected.state.rawValue), .int(expected.attempts),
            ]) == 1
    }

    /// Cancels what these people haven't been sent yet; what is on its way just now isn't held back (F-E5).
    ///
    /// - Returns: how many mails.
    @discardableResult
    public func cancelWaiting(of users: [UserID], reason: String) throws(StoreError) -> Int {
        var count = 0
        for portion in users.map(\.rawValue).parts(of: DirectoryRows.perListMax) {
            count += try transaction.execute(
                """
                UPDATE mail_outbox SET state = 'cancelled', due_at = NULL, reason = $2, updated_at = $3
                WHERE organization = $1 AND state IN ('queued', 'not_configured') AND user_id IN (
                """ + .parameters(from: 4, count: portion.count) + ")",
                [.text(organization.rawValue), .text(reason), .integer(transaction.now)] + portion.map { .text($0) })
        }
        return count
    }

    /// How many mails were asked for since a moment, by the key of the address that they were for; cancelled ones that were
    /// never tried don't count.
    ///
    /// - Parameter endedOnly: whether only accounts that have ended are looked at: a new account's address is nobody else's.
    public func counts(
        since moment: Int64, emailKeys: [String], endedOnly: Bool
    ) throws(StoreError) -> [String: Int] {
        var counts: [String: Int] = [:]
        // Each condition word for word as in its index, so that the index is used.
        var conditions: [SQL] = ["user_account.ended_at IS NOT NULL"]
        if !endedOnly { conditions.append("user_account.ended_at IS NULL") }
        for portion in emailKeys.parts(of: DirectoryRows.perListMax) {
            for condition in conditions {
                let rows = try transaction.query(
                    Self.counting + condition + " AND user_account.email_key IN ("
                        + .parameters(from: 3, count: portion.count) + ") GROUP BY user_account.email_key",
                    [.text(organization.rawValue), .integer(moment)] + portion.map { .text($0) })
                for row in rows { counts[try row.text(0), default: 0] += Int(try row.integer(1)) }
            }
        }
        return counts
    }

    private static let counting: SQL = """
        SELECT user_account.email_key, COUNT(*) FROM user_account
        JOIN mail_outbox ON mail_outbox.organization = user_account.organization
            AND mail_outbox.user_id = user_account.id
        WHERE user_account.organization = $1 AND mail_outbox.created_at > $2
            AND (mail_outbox.state <> 'cancelled' OR mail_outbox.attempts > 0) AND\u{20}
        """

    /// Mails of all organizations that are to be looked at now, the longest due first; for the host's worker alone.
    ///
    /// - Parameters:
    ///   - unconfiguredSince: mails that waited for somebody to configure mail are taken up when they are no older.
    ///   - excluding: organizations whose mail is parked.
    public static func due(
        unconfiguredSince moment: Int64, excluding parked: [OrganizationID], limit: Int,
        in transaction: any SQLTransaction
    ) throws(StoreError) -> [MailRow] {
        let condition: SQL = """
            WHERE (state IN ('queued', 'sending') AND due_at <= $1
                OR state = 'not_configured' AND due_at <= $1 AND due_at > $2)
            """
        let exclusion: SQL =
            parked.isEmpty ? "" : " AND organization NOT IN (" + .parameters(from: 4, count: parked.count) + ")"
        let rows = try transaction.query(
            selection + condition + exclusion + " ORDER BY due_at LIMIT $3",
            [.integer(transaction.now), .integer(moment), .int(limit)] + parked.map { .text($0.rawValue) })
        return try rows.map { row throws(StoreError) in try mail(row) }
    }

    private static let selection: SQL = """
        SELECT id, organization, user_id, message_id, state, attempts, due_at, reason, created_at, updated_at
        FROM mail_outbox\u{20}
        """

    private func all(_ condition: SQL, _ values: [SQLValue]) throws(StoreError) -> [MailRow] {
        let rows = try transaction.query(
            Self.selection + "WHERE organization = $1 " + condition, [.text(organization.rawValue)] + values)
        return try rows.map { row throws(StoreError) in try Self.mail(row) }
    }

    private static func mail(_ row: SQLRow) throws(StoreError) -> MailRow {
        MailRow(
            id: try row.id(0), organization: try row.id(1), user: try row.id(2), messageID: try row.text(3),
            state: try row.word(4), attempts: Int(try row.integer(5)), dueAt: try row.integerOrNil(6),
            reason: try row.textOrNil(7), createdAt: try row.integer(8), updatedAt: try row.integer(9))
    }
}
