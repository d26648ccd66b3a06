import ConnectorKit

/// The names of Salesforce's operations: labels of logs, metrics, recordings and rate buckets.
extension OperationName {
    /// Several reads of definitions in one composite.
    static let metadataRead: Self = "salesforce.metadata.read"
    static let ownersQuery: Self = "salesforce.owners.query"
    /// Records that carry a probe's mark.
    static let probesFind: Self = "salesforce.probes.find"
    static let propertiesCreate: Self = "salesforce.properties.create"
    static let propertiesDescribe: Self = "salesforce.properties.describe"
    /// Tooling's view of fields, which field-level security doesn't narrow.
    static let propertiesLookup: Self = "salesforce.properties.lookup"
    static let recordTypesPicklists: Self = "salesforce.recordtypes.picklists"
    static let recordsCreate: Self = "salesforce.records.create"
    static let recordsDelete: Self = "salesforce.records.delete"
    static let recordsRead: Self = "salesforce.records.read"
    static let recordsUpdate: Self = "salesforce.records.update"
    static let stagesQuery: Self = "salesforce.stages.query"
    static let tokenExchange: Self = "salesforce.token.exchange"
    static let tokenRefresh: Self = "salesforce.token.refresh"
    static let tokenRevoke: Self = "salesforce.token.revoke"
    static let tokenUse: Self = "salesforce.token.use"
    static let userRead: Self = "salesforce.user.read"
    static let versionsList: Self = "salesforce.versions.list"
    static let visibilityGrant: Self = "salesforce.visibility.grant"
    static let visibilityRead: Self = "salesforce.visibility.read"
}
