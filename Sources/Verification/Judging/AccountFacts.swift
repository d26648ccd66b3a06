public import ConnectorKit

/// What was read of one CRM account under one grant. Each reading is a result of its own, so that one that failed spoils
/// only the checks that need it; `nil` or absent where it wasn't made.
public struct AccountFacts: Sendable {
    /// The CRM.
    public var descriptor: ConnectorDescriptor
    /// The account that the key was stored for.
    public var expectedAccount: CRMAccountID
    /// The CRM user that the key was stored for, where that is known.
    public var expectedUser: CRMUserID?
    /// Who the key is now.
    public var identity: Result<CRMIdentity, ConnectorError>?
    /// The properties of each object, archived ones and invisible ones too, with the options of those that are mapped.
    public var definitions: [CRMObject: Result<[PropertyDefinition], ConnectorError>]
    /// The pipelines of each object.
    public var pipelines: [CRMObject: Result<[Pipeline], ConnectorError>]
    /// The record types; `nil` where the CRM has none, or where they weren't read.
    public var recordTypes: Result<[RecordType], ConnectorError>?
    /// The record types that a sync stored; `nil` where it stored none.
    public var storedRecordTypes: [RecordType]?

    /// Gathers what was read.
    public init(
        descriptor: ConnectorDescriptor, expectedAccount: CRMAccountID, expectedUser: CRMUserID? = nil,
        identity: Result<CRMIdentity, ConnectorError>? = nil,
        definitions: [CRMObject: Result<[PropertyDefinition], ConnectorError>] = [:],
        pipelines: [CRMObject: Result<[Pipeline], ConnectorError>] = [:],
        recordTypes: Result<[RecordType], ConnectorError>? = nil, storedRecordTypes: [RecordType]? = nil
    ) {
        self.descriptor = descriptor
        self.expectedAccount = expectedAccount
        self.expectedUser = expectedUser
        self.identity = identity
        self.definitions = definitions
        self.pipelines = pipelines
        self.recordTypes = recordTypes
        self.storedRecordTypes = storedRecordTypes
    }
}
