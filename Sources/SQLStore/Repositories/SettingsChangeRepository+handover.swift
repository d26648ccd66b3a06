public import Workspace

extension SettingsChangeRepository {
    /// By category, the newest version that was handed to somebody rather than made by them; one statement.
    public func handedOver(to user: UserID) throws(StoreError) -> [Category: SettingsChangeRow] {
        let rows = try transaction.query(
            "SELECT " + Self.columns + """
                , actor FROM settings_change c
                WHERE organization = $1 AND user_id = $2 AND version = (
                    SELECT MAX(b.version) FROM settings_change b
                    WHERE b.organization = c.organization AND b.user_id = c.user_id AND b.category = c.category
                        AND b.origin <> 'edit')
                """, [.text(organization.rawValue), .text(user.rawValue)])
        var found: [Category: SettingsChangeRow] = [:]
        for row in rows {
            let change = SettingsChangeRow(
                try SettingsReferenceRow(row), actor: try row.textOrNil(10).map { UserID(rawValue: $0) })
            found[change.reference.category] = change
        }
        return found
    }
}
