public import Workspace

/// A run as it is stored; JSON texts are the gateway's own to read.
public struct RunRow: Sendable, Hashable {
    /// The run.
    public let id: RunID
    /// The organization.
    public let organization: OrganizationID
    /// `sync_crm`.
    public let kind: String
    /// Who asked, as JSON.
    public let actor: String
    /// What was asked, as JSON.
    public let request: String
    /// Where it stands.
    public var state: String
    /// Until when it waits, milliseconds since 1970.
    public var pausedUntil: Int64?
    /// Whether somebody asked to stop it.
    public var isCancelRequested: Bool
    /// How far it is, as JSON.
    public var progress: String
    /// What came of it, as JSON.
    public var outcome: String?
    /// The run that undid it.
    public var undoneBy: RunID?
    /// When it was asked for.
    public let createdAt: Int64
    /// When work began.
    public var startedAt: Int64?
    /// When it ended.
    public var endedAt: Int64?

    /// Holds a new run.
    public init(
        id: RunID, organization: OrganizationID, kind: String, actor: String, request: String, state: String,
        createdAt: Int64
    ) {
        self.id = id
        self.organization = organization
        self.kind = kind
        self.actor = actor
        self.request = request
        self.state = state
        self.isCancelRequested = false
        self.progress = "{}"
        self.createdAt = createdAt
    }

    static let columns: SQL = """
        id, organization, kind, actor, request, state, paused_until, cancel_requested, progress, outcome, undone_by,
        created_at, started_at, ended_at
        """

    init(_ row: SQLRow) throws(StoreError) {
        self.id = RunID(rawValue: try row.text(0))
        self.organization = OrganizationID(rawValue: try row.text(1))
        self.kind = try row.text(2)
        self.actor = try row.text(3)
        self.request = try row.text(4)
        self.state = try row.text(5)
        self.pausedUntil = try row.integerOrNil(6)
        self.isCancelRequested = try row.bool(7)
        self.progress = try row.text(8)
        self.outcome = try row.textOrNil(9)
        self.undoneBy = try row.textOrNil(10).map { RunID(rawValue: $0) }
        self.createdAt = try row.integer(11)
        self.startedAt = try row.integerOrNil(12)
        self.endedAt = try row.integerOrNil(13)
    }
}
