public import ConnectorKit
public import Workspace

extension Gateway {
    /// A user's way into a CRM: ready, authorized, and without a token in sight.
    ///
    /// - Parameters:
    ///   - user: whose key.
    ///   - actor: the user themselves, or scheduled work of the host.
    /// - Throws: `GatewayError`: `spectator_key` (ACC-7), `key_missing`, `key_tag_mismatch` (SEC-1), `not_own_key`, …
    public func connection(of user: UserID, crm: CRMID, as actor: Actor) async throws -> Connection {
        try await grants.connection(of: user, crm: crm, as: actor)
    }
}
