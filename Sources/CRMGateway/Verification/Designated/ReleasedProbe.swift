public import ConnectorKit
public import Verification

/// A probe that was given up: the gateway looks after it no longer, and doesn't know what became of it (VER-4).
public struct ReleasedProbe: Hashable, Sendable {
    /// The CRM.
    public let crm: CRMID
    /// The account.
    public let account: CRMAccountID
    /// The object.
    public let object: CRMObject
    /// The probe's mark.
    public let mark: ProbeMark
    /// Whether it was a record made for the probe, which may still stand there, or one that was designated.
    public let mode: ProbeMode
    /// The record, where its id is known.
    public let record: RecordID?
    /// Where people find it, where that is known.
    public let link: String?

    /// The name under which it may still stand; `nil` of a designated record, which has a name of its own.
    public var name: String? { mode == .temporary ? mark.text : nil }
}
