import ConnectorKit
import SQLStore
import Workspace

/// Whether a user may use their key now: seat, membership, the key itself and its tag (ACC-7, SYNC-13, T-03).
struct KeyCheck: Sendable {
    let store: any SQLDriver
    let keys: DataKeys
    let audit: AuditLog

    /// The key of a user for a CRM, checked.
    ///
    /// - Parameter expected: the key for which a handle was made; another one in its place is an end of that one.
    /// - Throws: `GatewayError` `user_not_found`, `spectator_key`, `key_missing`, `key_ended`, `key_tag_mismatch`; what a
    ///   rule refuses is in the audit log.
    func require(
        _ crm: CRMID, of user: UserID, expecting expected: KeyID? = nil, as actor: Actor
    ) async throws -> CRMKeyRow {
        let calls = GuardedCalls(store: store, audit: audit)
        let dataKeys = keys
        let subjects: AuditSubjects = ["user": [user.rawValue], "crm": [crm.rawValue]]
        return try await calls.read(.keyUse, as: actor, subjects: subjects) { authority, transaction in
            try Self.requireUser(authority, user)
            let users = UserRepository(organization: actor.organization, transaction: transaction)
            guard let person = try users.byID(user), person.isPresent else { throw GatewayError.userNotFound }
            guard person.seat == .standard else { throw GatewayError.spectatorKey }
            let key = try CRMKeyRepository(of: actor.organization).find(user: user, crm: crm, in: transaction)
            guard let key, expected == nil || key.id == expected else {
                throw expected == nil ? GatewayError.keyMissing(crm) : GatewayError.keyEnded(crm)
            }
            guard try dataKeys.vouches(for: key, of: actor.organization, in: transaction) else {
                throw GatewayError.keyForged(crm)
            }
            return key
        }
    }

    /// Keys are used by who has them, or by scheduled work on their behalf: never by another person (T-19).
    private static func requireUser(_ authority: Authority, _ user: UserID) throws {
        if let refusal = AccessRules.refusalOfActor(authority) { throw refusal }
        guard authority.actor.identity == .system || authority.actor.user == user else { throw GatewayError.notOwnKey }
    }
}
