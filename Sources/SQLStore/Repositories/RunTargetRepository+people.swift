public import Workspace

extension RunTargetRepository {
    /// Those for whom the run changed keys, bindings, record types or settings, behind a cursor, in the order of their ids.
    public func people(after user: UserID?, limit: Int) throws(StoreError) -> [UserID] {
        let rows = try transaction.query(
            """
            SELECT user_id FROM run_target WHERE organization = $1 AND run = $2 AND user_id > $3
            UNION SELECT user_id FROM settings_change WHERE organization = $1 AND run = $2 AND user_id > $3
            ORDER BY user_id LIMIT $4
            """,
            [.text(organization.rawValue), .text(run.rawValue), .text(user?.rawValue ?? ""), .int(limit)])
        return try rows.map { row throws(StoreError) in try row.id(0) }
    }
}
