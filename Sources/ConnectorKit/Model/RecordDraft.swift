/// A record to create or update.
public struct RecordDraft: Hashable, Sendable {
    /// The kind of record.
    public let object: CRMObject
    /// Which one to update; `nil` for one to create.
    public let id: RecordID?
    /// The values to write.
    public let values: [PropertyName: FieldValue]
    /// Write only if the record is still in this state (``Record/version``), else `.conflict`; `nil` for whatever its state.
    /// Vendors without conditional writes write in any case.
    public let unlessChangedSince: String?

    /// Drafts a record.
    public init(
        object: CRMObject, id: RecordID? = nil, values: [PropertyName: FieldValue], unlessChangedSince: String? = nil
    ) {
        self.unlessChangedSince = unlessChangedSince
        self.object = object
        self.id = id
        self.values = values
    }
}
