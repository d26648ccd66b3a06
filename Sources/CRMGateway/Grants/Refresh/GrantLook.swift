import ConnectorKit
import SQLStore

/// A grant, its credentials and its journal, read in one snapshot.
struct GrantLook: Sendable {
    let opened: OpenedGrant
    let attempts: [RefreshIntentRow]
    /// The store's clock at that moment, in milliseconds since 1970.
    let storeNow: Int64
    /// Whether the store isn't the one that was anchored, so that a single-use refresh token may be spent (SEC-8).
    let isSuspect: Bool

    var row: GrantRow { opened.row }

    /// The attempt that may be under way.
    var openAttempt: RefreshIntentRow? { attempts.last { $0.state == .open } }
}
