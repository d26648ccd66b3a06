import ConnectorKit
public import Workspace

extension PeopleRepository {
    /// How many holders of one grant are named.
    public static let holderExamplesMax = 20

    /// Grants that these people connected and that somebody holds a key to (F-F5).
    public func grantUses(of users: [UserID]) throws(StoreError) -> [GrantUse] {
        let found = try rows(
            """
            SELECT owner_user, id, crm, account, account_name,
                (SELECT COUNT(*) FROM crm_key k WHERE k.organization = crm_grant.organization AND k.grant_id = crm_grant.id)
            FROM crm_grant WHERE organization = $1 AND state <> 'revoked' AND owner_user IN (
            """, users)
        var uses: [GrantUse] = []
        for row in found where try row.integer(5) > 0 {
            let grant: GrantID = try row.id(1)
            uses.append(
                GrantUse(
                    owner: try row.id(0), grant: grant, crm: .init(rawValue: try row.text(2)),
                    account: .init(rawValue: try row.text(3)), accountName: try row.textOrNil(4),
                    holders: Int(try row.integer(5)), examples: try holders(of: grant)))
        }
        return uses.sorted { $0.grant < $1.grant }
    }

    private func holders(of grant: GrantID) throws(StoreError) -> [UserID] {
        let rows = try transaction.query(
            "SELECT user_id FROM crm_key WHERE organization = $1 AND grant_id = $2 ORDER BY user_id LIMIT $3",
            [.text(organization.rawValue), .text(grant.rawValue), .int(Self.holderExamplesMax)])
        return try rows.map { row throws(StoreError) in try row.id(0) }
    }
}
