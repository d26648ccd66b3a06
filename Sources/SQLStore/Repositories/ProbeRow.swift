public import ConnectorKit
public import Workspace

/// One temporary record, or one use of a designated record. Times are milliseconds since 1970.
public struct ProbeRow: Sendable, Hashable {
    /// Which one: the id of the mark that the record carries.
    public let mark: ProbeMark
    /// The run that made it; of no meaning for cleaning up, which any run does.
    public let run: RunID
    /// The CRM.
    public let crm: CRMID
    /// The account.
    public let account: CRMAccountID
    /// The grant that it was made under; any other one of the account may clean it up.
    public let grant: GrantID
    /// The object.
    public let object: CRMObject
    /// What it writes into.
    public let use: ProbeUse
    /// How far it has come.
    public var state: ProbeState
    /// The record, where its id is known.
    public var record: RecordID?
    /// Where people find the record.
    public var link: String?
    /// The CRM user whom the key acted as, where the CRM tells.
    public let creator: CRMUserID?
    /// The data key that sealed ``sealed``.
    public var dataKey: String?
    /// The sealed before-image of a designated record; `nil` once it is restored.
    public var sealed: [UInt8]?
    /// Who was shown the record by a read: only for them "not found" means that it is gone. What a key isn't shown, may
    /// be there (VER-4).
    public var seenBy: String?
    /// How often it was looked for in vain past the bound, or how often restoring failed.
    public var misses: Int
    /// Why it is still there, for people.
    public var note: String?
    /// When it was written down, before the CRM was asked.
    public let createdAt: Int64
    /// When it was last changed; of an ``ProbeState/intended`` one, when the CRM was last asked to make it.
    public var changedAt: Int64

    /// What stands in the place of ``note`` where somebody gave the probe up.
    static let releasedNote = "released"

    /// Whether it was closed because somebody gave it up, and not because its record is known to be gone or restored.
    public var isReleased: Bool { state == .closed && note == Self.releasedNote }

    /// Describes a probe.
    public init(
        mark: ProbeMark, run: RunID, crm: CRMID, account: CRMAccountID, grant: GrantID, object: CRMObject,
        use: ProbeUse, state: ProbeState, record: RecordID? = nil, link: String? = nil, creator: CRMUserID? = nil,
        dataKey: String? = nil, sealed: [UInt8]? = nil, seenBy: String? = nil, misses: Int = 0, note: String? = nil,
        createdAt: Int64, changedAt: Int64
    ) {
        self.mark = mark
        self.run = run
        self.crm = crm
        self.account = account
        self.grant = grant
        self.object = object
        self.use = use
        self.state = state
        self.record = record
        self.link = link
        self.creator = creator
        self.dataKey = dataKey
        self.sealed = sealed
        self.seenBy = seenBy
        self.misses = misses
        self.note = note
        self.createdAt = createdAt
        self.changedAt = changedAt
    }
}
