import ConnectorKit

/// The names of Attio's operations: labels of logs, metrics, recordings and rate buckets.
extension OperationName {
    static let attributesCreate: Self = "attio.attributes.create"
    static let attributesList: Self = "attio.attributes.list"
    static let attributesRestore: Self = "attio.attributes.restore"
    static let membersList: Self = "attio.members.list"
    static let optionsList: Self = "attio.options.list"
    static let recordsCreate: Self = "attio.records.create"
    static let recordsDelete: Self = "attio.records.delete"
    static let recordsGet: Self = "attio.records.get"
    static let recordsQuery: Self = "attio.records.query"
    static let recordsReplace: Self = "attio.records.replace"
    static let selfRead: Self = "attio.self.read"
    static let statusesList: Self = "attio.statuses.list"
    static let tokenExchange: Self = "attio.token.exchange"
    static let tokenRevoke: Self = "attio.token.revoke"

    /// What Attio counts as reads; queries are among them.
    static let attioReads: Set<Self> = [
        .attributesList, .membersList, .optionsList, .recordsGet, .recordsQuery, .selfRead, .statusesList,
    ]
    /// What Attio counts as writes.
    static let attioWrites: Set<Self> = [
        .attributesCreate, .attributesRestore, .recordsCreate, .recordsDelete, .recordsReplace,
    ]
}
