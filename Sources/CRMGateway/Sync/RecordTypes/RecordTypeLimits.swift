/// How much a CRM may say of record types: an answer is untrusted input (SEC-7). What is beyond fails as a whole, and
/// nothing of it is kept.
enum RecordTypeLimits {
    /// Record types of one object.
    static let perObjectMax = 500
    /// Picklists of one record type.
    static let picklistsMax = 1_000
    /// Values of one picklist under one record type.
    static let optionsPerPicklistMax = 5_000
    /// A document as it is kept, in bytes.
    static let documentBytesMax = 8 * 1_024 * 1_024
    /// How many targets are read as at a time, where they are read as themselves.
    static let targetsAtOnceMax = 4
    /// How many documents that nobody has one transaction deletes.
    static let collectedAtOnceMax = 100
}
