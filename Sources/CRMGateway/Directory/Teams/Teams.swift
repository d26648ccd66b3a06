public import SQLStore
internal import Workspace

/// Teams and who is on them: lists that can be searched, and edits of memberships.
///
/// ```swift
/// let team = try await gateway.teams.create(name: "Sales", primaryAdmin: bob, as: admin)
/// try await gateway.teams.add([TeamPlacement(carol, as: .secondaryAdmin)], to: team.id, as: admin)
/// let change = try await gateway.teams.move(dave, from: support, to: team.id, as: admin)
/// for item in change.review { print(item.advice) }
/// ```
///
/// Edits are for super admins and the host's scheduled work, lists for admins too (ACC-3). Each edit is one transaction:
/// who the actor is, what the rules say of the memberships as they are then, the effect, its audit entry. Edits of one
/// team wait for each other, so that none is lost (I-31). An edit may carry an idempotency key, of at most 200 printable
/// ASCII characters, kept for 24 hours. What belongs to another organization is not found (ACC-4). Every call throws
/// `GatewayError`.
public struct Teams: Sendable {
    let store: any SQLDriver
    let audit: AuditLog
    let ids: IDGenerator

    /// Works in a store.
    ///
    /// - Parameters:
    ///   - store: with its schema in place.
    ///   - audit: the audit log in the same store.
    ///   - clock: for ids and the times of making.
    public init(store: any SQLDriver, audit: AuditLog, clock: any GatewayClock) {
        self.store = store
        self.audit = audit
        self.ids = IDGenerator(clock: clock)
    }

    var calls: GuardedCalls { GuardedCalls(store: store, audit: audit) }
}
