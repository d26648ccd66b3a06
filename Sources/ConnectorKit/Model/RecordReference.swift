/// Points at one record.
public struct RecordReference: Hashable, Sendable {
    /// The kind of record.
    public let object: CRMObject
    /// Its id.
    public let id: RecordID

    /// Points at a record.
    public init(object: CRMObject, id: RecordID) {
        self.object = object
        self.id = id
    }
}
