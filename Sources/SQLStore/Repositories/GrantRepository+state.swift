public import Workspace

extension GrantRepository {
    /// Puts a grant into another state, where it still is at `generation` and in one of the states `from`.
    ///
    /// - Returns: `false` where it wasn't; nothing is changed then.
    public func move(
        _ id: GrantID, atGeneration generation: Int64, from: Set<GrantState>, to state: GrantState, reason: String?,
        in transaction: any SQLTransaction
    ) throws(StoreError) -> Bool {
        let origins = from.map(\.rawValue).sorted()
        let changed = try transaction.execute(
            """
            UPDATE crm_grant SET state = $4, state_reason = $5, state_since = $6, version = version + 1
            WHERE organization = $1 AND id = $2 AND generation = $3 AND state IN (
            """ + SQL.parameters(from: 7, count: origins.count) + ")",
            [
                .text(organization.rawValue), .text(id.rawValue), .integer(generation), .text(state.rawValue),
                .text(reason), .integer(transaction.now),
            ] + origins.map { .text($0) })
        return changed == 1
    }

    /// Says why a grant is in its state, in other words.
    public func setReason(
        _ reason: String, of id: GrantID, whileIn state: GrantState, in transaction: any SQLTransaction
    ) throws(StoreError) {
        try transaction.execute(
            """
            UPDATE crm_grant SET state_reason = $4, version = version + 1
            WHERE organization = $1 AND id = $2 AND state = $3
            """,
            [.text(organization.rawValue), .text(id.rawValue), .text(state.rawValue), .text(reason)])
    }

    /// Notes that the access token has ended now, whatever the CRM promised: it was refused.
    public func endToken(
        of id: GrantID, atGeneration generation: Int64, in transaction: any SQLTransaction
    ) throws(StoreError) {
        try transaction.execute(
            """
            UPDATE crm_grant SET expires_at = $4, version = version + 1
            WHERE organization = $1 AND id = $2 AND generation = $3 AND (expires_at IS NULL OR expires_at > $4)
            """,
            [.text(organization.rawValue), .text(id.rawValue), .integer(generation), .integer(transaction.now)])
    }

    /// Forbids refreshes until a moment (milliseconds since 1970), as the vendor asked (F-A10).
    public func cool(
        _ id: GrantID, until moment: Int64, in transaction: any SQLTransaction
    ) throws(StoreError) {
        try transaction.execute(
            "UPDATE crm_grant SET cool_until = $3 WHERE organization = $1 AND id = $2",
            [.text(organization.rawValue), .text(id.rawValue), .integer(moment)])
    }

    /// Forgets the sealed credentials, for good.
    public func erase(_ id: GrantID, in transaction: any SQLTransaction) throws(StoreError) {
        try transaction.execute(
            """
            UPDATE crm_grant SET sealed = NULL, data_key = NULL, version = version + 1
            WHERE organization = $1 AND id = $2
            """,
            [.text(organization.rawValue), .text(id.rawValue)])
    }

    /// Marks as orphaned those of the grants that are live and that no key refers to any more (SYNC-13); as whom somebody
    /// signed in who was purged is forgotten with it.
    ///
    /// - Returns: which.
    public func orphan(
        _ ids: [GrantID], in transaction: any SQLTransaction
    ) throws(StoreError) -> [GrantID] {
        guard !ids.isEmpty else { return [] }
        let rows = try transaction.query(
            """
            UPDATE crm_grant SET state = 'orphaned', state_reason = 'no_holders', state_since = $2,
                version = version + 1, crm_user_email = CASE WHEN EXISTS (
                    SELECT 1 FROM user_account WHERE user_account.organization = crm_grant.organization
                        AND user_account.id = crm_grant.owner_user AND user_account.purged_at IS NOT NULL
                ) THEN NULL ELSE crm_user_email END
            WHERE organization = $1 AND state = 'live'
                AND NOT EXISTS (SELECT 1 FROM crm_key WHERE crm_key.organization = crm_grant.organization
                    AND crm_key.grant_id = crm_grant.id)
                AND id IN (
            """ + SQL.parameters(from: 3, count: ids.count) + ") RETURNING id",
            [.text(organization.rawValue), .integer(transaction.now)] + ids.map { .text($0.rawValue) })
        return try rows.map { row throws(StoreError) in GrantID(rawValue: try row.text(0)) }
    }

    /// Takes grants back from being orphaned, because a key refers to them again.
    public func adopt(_ ids: [GrantID], in transaction: any SQLTransaction) throws(StoreError) {
        guard !ids.isEmpty else { return }
        try transaction.execute(
            """
            UPDATE crm_grant SET state = 'live', state_reason = NULL, state_since = $2, version = version + 1
            WHERE organization = $1 AND state = 'orphaned' AND id IN (
            """ + SQL.parameters(from: 3, count: ids.count) + ")",
            [.text(organization.rawValue), .integer(transaction.now)] + ids.map { .text($0.rawValue) })
    }
}
