public import ConnectorKit
import SQLStore
public import Workspace

extension Grants {
    /// Connects a CRM with a token that somebody made in it.
    ///
    /// The CRM is asked whose token it is before anything is stored. The same account and CRM user, connected by the
    /// grant's owner or an admin, replaces that grant in place; anything else makes a new one (SYNC-15).
    ///
    /// - Parameters:
    ///   - token: the private app token, service key or API token.
    ///   - user: who gets the key.
    ///   - actor: that user, or an admin.
    ///   - confirming: shown the account first; `false` stores nothing.
    public func connectStaticToken(
        _ crm: CRMID, token: Secret, for user: UserID, as actor: Actor, confirming: ConnectConfirmation? = nil
    ) async throws -> ConnectOutcome {
        try await connecting(crm, user, actor) {
            try requireMethod(.staticToken, of: crm)
            let isBlank = token.isEmpty || token.reveal().utf8.contains { $0 <= 32 || $0 == 127 }
            guard !isBlank else { throw GatewayError.tokenEmpty }
            let credentials = Credentials(
                method: .staticToken, accessToken: token, issuedAt: parts.clock.now)
            return try await settle(credentials, crm, user, actor, confirming)
        }
    }

    /// Whether the rules let the actor connect; then the work; then errors in one form.
    func connecting<Result: Sendable>(
        _ crm: CRMID, _ user: UserID, _ actor: Actor, _ work: () async throws -> Result
    ) async throws -> Result {
        do {
            try await parts.calls.read(.grantConnect, as: actor, subjects: Self.subjects(crm, user)) {
                try ConnectRules.require($0, for: user, in: $1)
            }
            return try await work()
        } catch {
            throw GatewayError(grants: error)
        }
    }

    /// Looks whose the credentials are, and stores them with a key for the user.
    func settle(
        _ credentials: Credentials, _ crm: CRMID, _ user: UserID, _ actor: Actor,
        _ confirming: ConnectConfirmation?
    ) async throws -> ConnectOutcome {
        let look = FirstLook(origins: parts.origins, transports: parts.transports)
        let identity = try await look.identity(of: credentials, crm: crm, confirming: confirming)
        let placement = GrantPlacement(
            crm: crm, user: user, credentials: credentials, identity: identity, vault: parts.vault, ids: parts.ids)
        let audit = parts.audit
        let place = try await parts.calls.write(.grantConnect, as: actor, subjects: Self.subjects(crm, user)) {
            authority, transaction in
            try ConnectRules.require(authority, for: user, in: transaction)
            let place = try placement.store(by: authority, in: transaction)
            try audit.append(Self.entry(place, crm, user, actor), in: transaction)
            return place
        }
        let needs = try parts.origins.connector(crm).descriptor.scopes
        return ConnectOutcome(
            key: place.key, grant: place.grant.id, crm: crm, identity: identity,
            missingScopes: FirstLook.missing(from: identity.scopes ?? credentials.scopes, for: needs),
            replacedInPlace: place.isInPlace, holderCount: place.holderCount)
    }

    /// That the CRM can be connected in this way.
    func requireMethod(_ kind: AuthenticationMethod.Kind, of crm: CRMID) throws {
        let descriptor = try parts.origins.connector(crm).descriptor
        guard descriptor.authentication.contains(where: { $0.kind == kind }) else {
            throw GatewayError.methodUnsupported(crm, kind)
        }
    }

    private static func subjects(_ crm: CRMID, _ user: UserID) -> AuditSubjects {
        ["crm": [crm.rawValue], "user": [user.rawValue]]
    }

    private static func entry(
        _ place: GrantPlacement.Place, _ crm: CRMID, _ user: UserID, _ actor: Actor
    ) -> AuditEntry {
        AuditEntry(
            actor: actor, operation: .grantConnect,
            subjects: [
                "user": [user.rawValue], "grant": [place.grant.id.rawValue], "key": [place.key.rawValue],
            ],
            detail: [
                "crm": crm.rawValue, "account": place.grant.account.rawValue, "method": place.grant.method.rawValue,
                "in_place": String(place.isInPlace), "generation": String(place.grant.generation),
                "acts_as": place.grant.crmUser?.rawValue ?? "",
            ])
    }
}
