/// What a lease is on.
public enum LeaseKind: String, Sendable, CaseIterable {
    /// A run: one worker at a time.
    case run
    /// A CRM account: its budget is spent, and its schema changed, in one place.
    case account
    /// A record of a CRM that is written for a test.
    case record
    /// A grant: one refresher at a time.
    case grant
    /// A mail that waits to be sent.
    case outbox

    /// The order in which leases are taken; whoever holds one takes only later ones (L-9).
    public var rank: Int {
        switch self {
        case .run: 0
        case .account: 1
        case .record: 2
        case .grant: 3
        case .outbox: 4
        }
    }
}
