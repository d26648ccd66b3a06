public import Workspace

extension SettingsChangeRepository {
    /// What was last handed over to several users by a push or a Sync with Admin, unless an undo or a restore came after it;
    /// in the order of users, then categories. One statement for each 500.
    public func lastHandedOver(to users: [UserID]) throws(StoreError) -> [SettingsReferenceRow] {
        var found: [SettingsReferenceRow] = []
        for part in users.sorted().parts(of: SettingsReferenceRepository.statementUsersMax) {
            let rows = try transaction.query(
                "SELECT " + Self.columns + """
                     FROM settings_change c
                    WHERE organization = $1 AND origin IN ('push', 'sync_with_admin') AND version = (
                        SELECT MAX(l.version) FROM settings_change l
                        WHERE l.organization = c.organization AND l.user_id = c.user_id AND l.category = c.category
                            AND l.origin <> 'edit')
                    AND user_id IN (
                    """ + SQL.parameters(from: 2, count: part.count) + ") ORDER BY user_id, category",
                [.text(organization.rawValue)] + part.map { .text($0.rawValue) })
            for row in rows { found.append(try SettingsReferenceRow(row)) }
        }
        return found
    }
}
