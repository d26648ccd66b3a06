public import Workspace

extension UserRepository {
    /// What decides whether something may be given to somebody, for several users of any standing; who never was is left
    /// out. One statement for each 500.
    public func targets(_ ids: [UserID]) throws(StoreError) -> [UserID: SyncTarget] {
        var found: [UserID: SyncTarget] = [:]
        for portion in ids.parts(of: DirectoryRows.perListMax) {
            let rows = try transaction.query(
                """
                SELECT u.id, u.seat, u.ended_at, d.user_id FROM user_account u
                LEFT JOIN dashboard d ON d.organization = u.organization AND d.user_id = u.id
                WHERE u.organization = $1 AND u.id IN (
                """ + .parameters(from: 2, count: portion.count) + ")",
                [.text(organization.rawValue)] + portion.map { .text($0.rawValue) })
            for row in rows {
                let user: UserID = try row.id(0)
                found[user] = SyncTarget(
                    user: user, organization: organization, seat: try row.word(1),
                    isPresent: try row.integerOrNil(2) == nil, hasDashboard: try row.textOrNil(3) != nil)
            }
        }
        return found
    }
}
