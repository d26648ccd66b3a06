public import SQLStore
internal import Workspace

/// Organizations, people and teams: who is there, and who belongs where.
///
/// Every call but those for the host alone names an actor, asks the access rules in the transaction that it works in,
/// and leaves an audit entry: of its effect, or of its refusal. What belongs to another organization is not found, and
/// told in the same words as what never was (ACC-4). Every call throws `GatewayError`.
public struct Directory: Sendable {
    /// People that one call provisions, or puts on a team.
    public static let bulkMax = 10_000
    /// Entries that one page of a list may hold.
    public static let pageMax = 1_000

    let store: any SQLDriver
    let audit: AuditLog
    let ids: IDGenerator
    let outbox: MailOutbox

    /// Works in a store.
    ///
    /// - Parameters:
    ///   - store: with its schema in place.
    ///   - audit: the audit log in the same store.
    ///   - clock: for ids and the times of making.
    ///   - isMailConfigured: whether somebody sends the welcome mails; without, they are kept as *not configured*.
    public init(store: any SQLDriver, audit: AuditLog, clock: any GatewayClock, isMailConfigured: Bool = false) {
        self.store = store
        self.audit = audit
        self.ids = IDGenerator(clock: clock)
        self.outbox = MailOutbox(ids: ids, isConfigured: isMailConfigured)
    }

    var calls: GuardedCalls { GuardedCalls(store: store, audit: audit) }

    /// How many more a list reads than a page holds: one, to know whether there is a next page.
    static func bounded(_ limit: Int) -> Int {
        min(max(limit, 1), pageMax)
    }
}
