import ConnectorKit

/// What runs and plans spent in CRM accounts.
protocol SpendingSource: Sendable {
    /// Requests sent, and time waited for the account's budget.
    func spent(
        by party: String, crm: CRMID, account: CRMAccountID
    ) async -> (calls: Int, waitedMilliseconds: Int)
}
