internal import Foundation
public import Workspace

extension PeopleRepository {
    /// Ends memberships of the organization: the address and the external id are free again (TEAM-6).
    public func end(_ users: [UserID]) throws(StoreError) {
        try change(
            """
            UPDATE user_account SET ended_at = $2, version = version + 1
            WHERE organization = $1 AND ended_at IS NULL AND id IN (
            """, [.integer(transaction.now)], users)
    }

    /// Takes people out of all their teams, and counts the change of those.
    public func leaveTeams(_ users: [UserID]) throws(StoreError) {
        var teams: Set<TeamID> = []
        for (_, memberships) in try memberships(of: users) { teams.formUnion(memberships.map(\.team)) }
        try change("DELETE FROM team_member WHERE organization = $1 AND user_id IN (", [], users)
        try raiseVersions(of: teams.sorted())
    }

    /// Deletes people's bindings to CRM users.
    ///
    /// - Returns: how many there were.
    @discardableResult
    public func deleteBindings(of users: [UserID]) throws(StoreError) -> Int {
        try change("DELETE FROM crm_binding WHERE organization = $1 AND user_id IN (", [], users)
    }

    /// Deletes people's dashboards, and with them what they refer to in settings; the documents stay.
    public func deleteDashboards(of users: [UserID]) throws(StoreError) {
        try change("DELETE FROM dashboard WHERE organization = $1 AND user_id IN (", [], users)
    }

    /// Cancels the mail that people were to get (F-E5), and their sign-ins under way at a CRM.
    ///
    /// - Returns: how many messages there were.
    public func cancelMail(of users: [UserID]) throws(StoreError) -> Int {
        try change("DELETE FROM connect_session WHERE organization = $1 AND user_id IN (", [], users)
        return try change(
            """
            UPDATE mail_outbox SET state = 'cancelled', due_at = NULL, reason = 'person_removed', updated_at = $2
            WHERE organization = $1 AND state IN ('not_configured', 'queued', 'sending') AND user_id IN (
            """, [.integer(transaction.now)], users)
    }

    /// All bindings of several people, by person; those without any are left out.
    public func bindings(of users: [UserID]) throws(StoreError) -> [UserID: [BindingRow]] {
        var found: [UserID: [BindingRow]] = [:]
        let rows = try rows(
            """
            SELECT user_id, crm, account, crm_user, status, run, version FROM crm_binding
            WHERE organization = $1 AND user_id IN (
            """, users)
        for row in rows {
            let binding = try BindingRepository.binding(row)
            found[binding.user, default: []].append(binding)
        }
        return found
    }

    /// Who is there no more, and isn't purged: their id by the address that they had, the one removed last first.
    public func removed(_ email: EmailAddress) throws(StoreError) -> UserID? {
        let rows = try transaction.query(
            """
            SELECT id FROM user_account WHERE organization = $1 AND email_key = $2 AND ended_at IS NOT NULL
                AND purged_at IS NULL ORDER BY ended_at DESC, id DESC LIMIT 1
            """,
            [.text(organization.rawValue), .text(email.key)])
        return try rows.first.map { row throws(StoreError) in try row.id(0) }
    }

    /// Users by id, removed ones too.
    public func users(_ ids: [UserID]) throws(StoreError) -> [UserID: User] {
        let repository = UserRepository(organization: organization, transaction: transaction)
        var found: [UserID: User] = [:]
        for id in ids { found[id] = try repository.byID(id) }
        return found
    }

    /// Takes the end of a membership back. An external id that somebody else has by now is dropped.
    ///
    /// - Returns: whether the external id is theirs still, or `nil` where they had none.
    public func revive(_ user: UserID) throws(StoreError) -> Bool? {
        let account: [SQLValue] = [.text(organization.rawValue), .text(user.rawValue)]
        let row = try transaction.query(
            """
            SELECT u.external_id, (SELECT COUNT(*) FROM user_account o WHERE o.organization = u.organization
                AND o.external_id = u.external_id AND o.ended_at IS NULL)
            FROM user_account u WHERE u.organization = $1 AND u.id = $2
            """, account
        ).first
        let hadExternalID = try row?.textOrNil(0) != nil
        let isTaken = try row?.integer(1) ?? 0 > 0
        try transaction.execute(
            """
            UPDATE user_account SET ended_at = NULL, version = version + 1,
                external_id = CASE WHEN $3 = 1 THEN NULL ELSE external_id END
            WHERE organization = $1 AND id = $2
            """, account + [.bool(isTaken)])
        return hadExternalID ? !isTaken : nil
    }

    /// Erases who somebody was, for good: names, address, external id, the history of their settings, what verifications found
    /// of them alone, what was shown to their CRM user, as whom they signed in at CRMs, and what mail servers said of their
    /// mail. The id stays, for the audit log.
    public func erase(_ user: UserID) throws(StoreError) {
        let account: [SQLValue] = [.text(organization.rawValue), .text(user.rawValue)]
        try transaction.execute(
            """
            UPDATE user_account SET email = '', email_key = '', first_name = '', last_name = '', search_key = '',
                external_id = NULL, purged_at = $3, version = version + 1
            WHERE organization = $1 AND id = $2
            """, account + [.integer(transaction.now)])
        try transaction.execute("DELETE FROM settings_change WHERE organization = $1 AND user_id = $2", account)
        try transaction.execute("DELETE FROM owner_sight WHERE organization = $1 AND user_id = $2", account)
        try transaction.execute("DELETE FROM verified_person WHERE organization = $1 AND user_id = $2", account)
        try transaction.execute(
            "UPDATE mail_outbox SET reason = NULL WHERE organization = $1 AND user_id = $2", account)
        try forgetSignIns(of: user)
    }

    /// Forgets as whom somebody signed in at CRMs, in grants that nobody uses any more. Those that others hold keys to show
    /// as whom they act, until the last of them has gone.
    private func forgetSignIns(of user: UserID) throws(StoreError) {
        try transaction.execute(
            """
            UPDATE crm_grant SET crm_user_email = NULL, version = version + 1
            WHERE organization = $1 AND owner_user = $2 AND crm_user_email IS NOT NULL
                AND (state = 'revoked' OR sealed IS NULL OR NOT EXISTS (
                    SELECT 1 FROM crm_key WHERE crm_key.organization = crm_grant.organization
                        AND crm_key.grant_id = crm_grant.id))
            """,
            [.text(organization.rawValue), .text(user.rawValue)])
    }

    /// Whether somebody was purged.
    public func isPurged(_ user: UserID) throws(StoreError) -> Bool {
        let rows = try transaction.query(
            "SELECT purged_at FROM user_account WHERE organization = $1 AND id = $2",
            [.text(organization.rawValue), .text(user.rawValue)])
        return try rows.first?.integerOrNil(0) != nil
    }
}
