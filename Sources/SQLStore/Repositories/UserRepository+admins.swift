public import Workspace

extension UserRepository {
    /// Present admins and super admins, in the order of their ids, and whether they share their CRM keys (ACC-6).
    public func admins(after: UserID?, limit: Int) throws(StoreError) -> [(user: User, sharesKeys: Bool)] {
        let rows = try transaction.query(
            """
            SELECT u.id, d.shares_keys FROM user_account u
            LEFT JOIN dashboard d ON d.organization = u.organization AND d.user_id = u.id
            WHERE u.organization = $1 AND u.id > $2 AND u.ended_at IS NULL AND u.role IN ('admin', 'super_admin')
            ORDER BY u.id LIMIT $3
            """, [.text(organization.rawValue), .text(after?.rawValue ?? ""), .int(limit)])
        var shares: [(id: UserID, sharesKeys: Bool)] = []
        for row in rows { shares.append((try row.id(0), try row.integerOrNil(1) == 1)) }
        let users = Dictionary(
            try present(shares.map(\.id)).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return shares.compactMap { share in users[share.id].map { ($0, share.sharesKeys) } }
    }
}
