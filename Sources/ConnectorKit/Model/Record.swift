/// A record, as read.
public struct Record: Hashable, Sendable {
    /// Which one.
    public let reference: RecordReference
    /// The values asked for; a property that the CRM doesn't know is absent, an empty one is `.empty`.
    public let values: [PropertyName: FieldValue]
    /// Where people find it, or `nil` where the CRM gives no link.
    public let link: String?

    /// Holds a record.
    public init(reference: RecordReference, values: [PropertyName: FieldValue], link: String? = nil) {
        self.reference = reference
        self.values = values
        self.link = link
    }
}
