public import Workspace

extension GrantRepository {
    /// Grants of every organization that nobody holds, for long enough, and whose holders neither the undo of a run nor that of a
    /// removal could restore: by
    /// organization and id.
    ///
    /// One that must be reconnected, or is in quarantine, counts from the moment it came into that state.
    ///
    /// - Parameter before: milliseconds since 1970; who became an orphan, or which run ended, later than that is kept.
    public static func collectable(
        before: Int64, limit: Int, in transaction: any SQLTransaction
    ) throws(StoreError) -> [(organization: OrganizationID, grant: GrantRow)] {
        let rows = try transaction.query(
            "SELECT " + GrantRow.columns
                + """
                , organization FROM crm_grant
                WHERE state IN ('orphaned', 'reconnect_needed', 'quarantined') AND sealed IS NOT NULL AND state_since <= $1
                    AND NOT EXISTS (SELECT 1 FROM crm_key WHERE crm_key.organization = crm_grant.organization
                        AND crm_key.grant_id = crm_grant.id)
                    AND NOT EXISTS (SELECT 1 FROM run JOIN run_target ON run_target.organization = run.organization
                            AND run_target.run = run.id
                        WHERE run.organization = crm_grant.organization AND (run.ended_at IS NULL OR run.ended_at > $1)
                            AND run_target.key_before LIKE '%"' || crm_grant.id || '"%')
                    AND NOT EXISTS (SELECT 1 FROM removal WHERE removal.organization = crm_grant.organization
                        AND removal.state = 'restorable' AND removal.content LIKE '%"' || crm_grant.id || '"%')
                ORDER BY organization, id LIMIT $2
                """,
            [.integer(before), .int(limit)])
        return try grants(rows)
    }

    /// Revoked grants whose vendor hasn't confirmed it, by organization and id, behind one.
    public static func unconfirmed(
        reason: String, after cursor: (organization: OrganizationID, grant: GrantID)?, limit: Int,
        in transaction: any SQLTransaction
    ) throws(StoreError) -> [(organization: OrganizationID, grant: GrantRow)] {
        let rows = try transaction.query(
            "SELECT " + GrantRow.columns
                + """
                , organization FROM crm_grant
                WHERE state = 'revoked' AND sealed IS NOT NULL AND state_reason = $1
                    AND (organization > $2 OR organization = $2 AND id > $3)
                ORDER BY organization, id LIMIT $4
                """,
            [
                .text(reason), .text(cursor?.organization.rawValue ?? ""), .text(cursor?.grant.rawValue ?? ""),
                .int(limit),
            ])
        return try grants(rows)
    }

    private static func grants(
        _ rows: [SQLRow]
    ) throws(StoreError) -> [(organization: OrganizationID, grant: GrantRow)] {
        var found: [(organization: OrganizationID, grant: GrantRow)] = []
        for row in rows { found.append((try row.id(GrantRow.columnCount), try GrantRow(row))) }
        return found
    }
}
