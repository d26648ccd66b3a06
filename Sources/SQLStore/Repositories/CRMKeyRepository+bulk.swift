public import Workspace

extension CRMKeyRepository {
    /// The keys of several users, by user; users without any are left out. One statement for each 500 users.
    public func keys(
        of users: [UserID], in transaction: any SQLTransaction
    ) throws(StoreError) -> [UserID: [CRMKeyRow]] {
        var found: [UserID: [CRMKeyRow]] = [:]
        for part in Self.parts(of: users) {
            let rows = try transaction.query(
                "SELECT " + CRMKeyRow.columns + " FROM crm_key WHERE organization = $1 AND user_id IN ("
                    + SQL.parameters(from: 2, count: part.count) + ") ORDER BY user_id, crm",
                [.text(organization.rawValue)] + part.map { .text($0.rawValue) })
            for row in rows {
                let key = try CRMKeyRow(row)
                found[key.user, default: []].append(key)
            }
        }
        return found
    }

    /// Adds keys. One statement for each 500.
    ///
    /// - Throws: `StoreError.constraint` where a user has one for that CRM already, or a grant is another
    ///   organization's.
    public func insert(_ keys: [CRMKeyRow], in transaction: any SQLTransaction) throws(StoreError) {
        try write(keys, conflict: "", in: transaction)
    }

    /// Adds keys, each in the place of the one that the user has for that CRM; the row's version goes on counting. What
    /// hung on the key before, record types, goes with it (SYNC-7). Two statements for each 500.
    public func replace(_ keys: [CRMKeyRow], in transaction: any SQLTransaction) throws(StoreError) {
        try RecordTypeRepository(of: organization).unlink(keys.map { ($0.user, $0.crm) }, in: transaction)
        let conflict: SQL = """
             ON CONFLICT (organization, user_id, crm) DO UPDATE SET id = excluded.id, grant_id = excluded.grant_id,
                tag = excluded.tag, tag_key = excluded.tag_key, origin = excluded.origin, run = excluded.run,
                created_at = excluded.created_at, version = crm_key.version + 1
            """
        try write(keys, conflict: conflict, in: transaction)
    }

    /// Ends keys. One statement for each 500.
    ///
    /// - Returns: how many there were.
    @discardableResult
    public func delete(_ ids: [KeyID], in transaction: any SQLTransaction) throws(StoreError) -> Int {
        var count = 0
        for part in Self.parts(of: ids) {
            count += try transaction.execute(
                "DELETE FROM crm_key WHERE organization = $1 AND id IN ("
                    + SQL.parameters(from: 2, count: part.count) + ")",
                [.text(organization.rawValue)] + part.map { .text($0.rawValue) })
        }
        return count
    }

    /// Ends all keys to a grant, and tells whose they were.
    public func deleteAll(of grant: GrantID, in transaction: any SQLTransaction) throws(StoreError) -> [UserID] {
        let rows = try transaction.query(
            "DELETE FROM crm_key WHERE organization = $1 AND grant_id = $2 RETURNING user_id",
            [.text(organization.rawValue), .text(grant.rawValue)])
        return try rows.map { row throws(StoreError) in UserID(rawValue: try row.text(0)) }
    }

    private func write(
        _ keys: [CRMKeyRow], conflict: SQL, in transaction: any SQLTransaction
    ) throws(StoreError) {
        for part in Self.parts(of: keys) {
            try transaction.execute(
                "INSERT INTO crm_key (organization, " + CRMKeyRow.columns + ") VALUES "
                    + SQL.rows(part.count, columns: CRMKeyRow.columnCount + 1) + conflict,
                part.flatMap { [.text(organization.rawValue)] + $0.values() })
        }
    }

    private static func parts<Element>(of all: [Element]) -> [ArraySlice<Element>] {
        stride(from: 0, to: all.count, by: statementRowsMax).map {
            all[$0..<min($0 + statementRowsMax, all.count)]
        }
    }
}
