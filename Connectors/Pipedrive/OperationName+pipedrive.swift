import ConnectorKit

/// The names of Pipedrive's operations: labels of logs, metrics, recordings and rate buckets.
extension OperationName {
    static let fieldsCreate: Self = "pipedrive.fields.create"
    static let fieldsDelete: Self = "pipedrive.fields.delete"
    static let fieldsList: Self = "pipedrive.fields.list"
    static let pipelinesList: Self = "pipedrive.pipelines.list"
    static let recordsCreate: Self = "pipedrive.records.create"
    static let recordsDelete: Self = "pipedrive.records.delete"
    static let recordsGet: Self = "pipedrive.records.get"
    static let recordsList: Self = "pipedrive.records.list"
    static let recordsSearch: Self = "pipedrive.records.search"
    static let recordsUpdate: Self = "pipedrive.records.update"
    static let stagesList: Self = "pipedrive.stages.list"
    static let tokenExchange: Self = "pipedrive.token.exchange"
    static let tokenRefresh: Self = "pipedrive.token.refresh"
    static let tokenRevoke: Self = "pipedrive.token.revoke"
    static let tokenUse: Self = "pipedrive.token.use"
    static let usersList: Self = "pipedrive.users.list"
    static let usersMe: Self = "pipedrive.users.me"
}
