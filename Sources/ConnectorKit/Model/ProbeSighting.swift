/// A record that carries a probe's mark, as a CRM showed it.
public struct ProbeSighting: Hashable, Sendable {
    /// The record.
    public let record: RecordReference
    /// The mark that its name is.
    public let mark: ProbeMark
    /// Who made it, as ``CRMIdentity/user`` names them; `nil` where the CRM doesn't tell, or names people otherwise there.
    public let creator: CRMUserID?

    /// Tells of a record.
    public init(record: RecordReference, mark: ProbeMark, creator: CRMUserID? = nil) {
        self.record = record
        self.mark = mark
        self.creator = creator
    }
}
