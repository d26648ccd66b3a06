/// Reading the record types of an object (Salesforce's word; a facet).
public protocol RecordTypeReading: Sendable {
    /// The record types of each object, with the picklist values that each allows.
    func recordTypes(of objects: [CRMObject]) async throws(ConnectorError) -> [RecordType]
}
