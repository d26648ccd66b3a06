/// A record to create or update.
public struct RecordDraft: Hashable, Sendable {
    /// The kind of record.
    public let object: CRMObject
    /// Which one to update; `nil` for one to create.
    public let id: RecordID?
    /// The values to write.
    public let values: [PropertyName: FieldValue]

    /// Drafts a record.
    public init(object: CRMObject, id: RecordID? = nil, values: [PropertyName: FieldValue]) {
        self.object = object
        self.id = id
        self.values = values
    }
}
