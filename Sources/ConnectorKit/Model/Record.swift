/// A record, as read.
public struct Record: Hashable, Sendable {
    /// Which one.
    public let reference: RecordReference
    /// The values asked for; a property that the CRM doesn't know is absent, an empty one is `.empty`.
    public let values: [PropertyName: FieldValue]
    /// Where people find it, or `nil` where the CRM gives no link.
    public let link: String?
    /// The record's state in the vendor's words, for ``RecordDraft/unlessChangedSince``; `nil` where the vendor takes none.
    public let version: String?

    /// Holds a record.
    public init(
        reference: RecordReference, values: [PropertyName: FieldValue], link: String? = nil, version: String? = nil
    ) {
        self.version = version
        self.reference = reference
        self.values = values
        self.link = link
    }
}
