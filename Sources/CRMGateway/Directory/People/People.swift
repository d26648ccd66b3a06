import SQLStore
import Workspace

/// People who are there: their roles and seats, who is the organization admin, and who leaves.
///
/// Every call names an actor, asks the rules in the one transaction that it works in, and leaves an audit entry of its
/// effect or of its refusal. A change beyond the organization's threshold is parked as a run instead, until somebody
/// approves it with ``Runs/approve(_:confirming:as:)`` (TEAM-10). Every call throws `GatewayError`; where one of several
/// people is to blame, `field` names them: `people[3]`.
public struct People: Sendable {
    /// How long a parked change waits for its approval, in hours.
    public static let approvalHoursMax = 24
    static let approvalMilliseconds: Int64 = 86_400_000
    /// Parked changes that are looked through for one that was asked for before.
    static let parkedMax = 500
    /// Removals that one transaction purges.
    static let purgedPerTransactionMax = 100

    let services: RunServices

    var calls: GuardedCalls { GuardedCalls(store: services.store, audit: services.log) }

    /// How long what was removed can be restored, in milliseconds.
    var retention: Int64 { Int64(services.removalRetention / .milliseconds(1)) }
}
