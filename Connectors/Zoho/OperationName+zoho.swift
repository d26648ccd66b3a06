import ConnectorKit

/// The names of Zoho's operations: labels of logs, metrics, recordings and rate buckets.
extension OperationName {
    static let fieldsCreate: Self = "zoho.fields.create"
    static let fieldsList: Self = "zoho.fields.list"
    static let layoutsList: Self = "zoho.layouts.list"
    static let orgRead: Self = "zoho.org.read"
    /// One layout's pipelines, or those of up to five layouts in a composite.
    static let pipelinesList: Self = "zoho.pipelines.list"
    /// Records that carry a probe's mark.
    static let probesFind: Self = "zoho.probes.find"
    static let recordsCreate: Self = "zoho.records.create"
    static let recordsDelete: Self = "zoho.records.delete"
    static let recordsRead: Self = "zoho.records.read"
    static let recordsUpdate: Self = "zoho.records.update"
    static let tokenExchange: Self = "zoho.token.exchange"
    static let tokenRefresh: Self = "zoho.token.refresh"
    static let tokenRevoke: Self = "zoho.token.revoke"
    static let tokenUse: Self = "zoho.token.use"
    static let userRead: Self = "zoho.user.read"
    static let usersList: Self = "zoho.users.list"
}
