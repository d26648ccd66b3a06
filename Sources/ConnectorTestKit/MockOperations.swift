/// The names by which a mock's journal and faults know the operations that a connector causes.
///
/// A mock is written independently of connectors, so its words are its own.
public struct MockOperations: Sendable, Hashable {
    /// The first call of `identify`.
    public var identify: String
    /// The list of owners.
    public var owners: String
    /// The list of properties.
    public var properties: String
    /// Making a property.
    public var createProperty: String
    /// The list of pipelines; the first call of them where there are several.
    public var pipelines: String
    /// Reading records by id.
    public var readRecords: String
    /// Creating records.
    public var createRecords: String
    /// Updating records.
    public var updateRecords: String
    /// Deleting records.
    public var deleteRecords: String
    /// Every token request.
    public var token: String
    /// The first call of reading record types, where the vendor has them.
    public var recordTypes: String?
    /// The call that grants sight of properties, where the vendor has such a thing.
    public var grantVisibility: String?

    /// Names the operations.
    public init(
        identify: String, owners: String, properties: String, createProperty: String, pipelines: String,
        readRecords: String, createRecords: String, updateRecords: String, deleteRecords: String, token: String
    ) {
        self.identify = identify
        self.owners = owners
        self.properties = properties
        self.createProperty = createProperty
        self.pipelines = pipelines
        self.readRecords = readRecords
        self.createRecords = createRecords
        self.updateRecords = updateRecords
        self.deleteRecords = deleteRecords
        self.token = token
    }
}
