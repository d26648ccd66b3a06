public import Workspace

extension DashboardRepository {
    /// Writes whether somebody lets others take over their CRM keys by Sync with Admin (ACC-6), and counts the change.
    public func setSharesKeys(_ isShared: Bool, of user: UserID) throws(StoreError) {
        try transaction.execute(
            """
            UPDATE dashboard SET shares_keys = $3, version = version + 1 WHERE organization = $1 AND user_id = $2
            """, [.text(organization.rawValue), .text(user.rawValue), .bool(isShared)])
    }
}
