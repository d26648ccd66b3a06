public import ConnectorKit
import Foundation
import OpenSSLCrypto
import SQLStore
import Vault
public import Workspace

extension Grants {
    /// How long a web host has to finish a connect: 10 minutes.
    public static let invitationTime: Duration = .seconds(600)
    /// How long a loopback redirect is waited for: 5 minutes (T-38).
    public static let loopbackTime: Duration = .seconds(300)

    /// Begins to connect a CRM through its own page.
    ///
    /// - Parameters:
    ///   - user: who gets the key.
    ///   - actor: that user, or an admin; the same one must finish.
    ///   - loopback: the redirect to a listener on this machine, in place of the app's; it ends after 5 minutes.
    public func beginConnect(
        _ crm: CRMID, for user: UserID, as actor: Actor, loopback: String? = nil
    ) async throws -> ConnectInvitation {
        try await connecting(crm, user, actor) {
            try requireMethod(.authorizationCode, of: crm)
            let connector = try parts.origins.connector(crm)
            guard let flow = connector.oauth else { throw GatewayError.methodUnsupported(crm, .authorizationCode) }
            let app = try await app(for: crm, of: actor.organization, redirect: loopback)
            let drawn = try ConnectState.draw()
            let time = loopback == nil ? Self.invitationTime : Self.loopbackTime
            let expiresAt = parts.clock.milliseconds + time.milliseconds
            try await begin(drawn, crm, user, actor, redirect: app.redirectURI, expiresAt: expiresAt)
            let url = flow.authorizationURL(
                app: app, state: drawn.state, challenge: connector.takesPKCE ? drawn.challenge : nil,
                override: parts.origins.overrides[crm])
            return ConnectInvitation(url: url, state: drawn.state, expiresAt: Date(milliseconds: expiresAt))
        }
    }

    /// Finishes a connect with what the vendor's redirect brought back.
    ///
    /// - Parameters:
    ///   - crm: the CRM whose redirect was called; the callback of another one's connect is refused.
    ///   - callback: the redirect's query parameters, `state` and `code` among them.
    ///   - actor: who began.
    ///   - confirming: shown the account first; `false` stores nothing.
    public func finishConnect(
        _ crm: CRMID, callback: [String: String], as actor: Actor, confirming: ConnectConfirmation? = nil
    ) async throws -> ConnectOutcome {
        do {
            let (session, verifier) = try await use(callback["state"] ?? "", crm, actor)
            if let word = callback["error"] { throw GatewayError.vendorDeclined(word) }
            guard let code = callback["code"], !code.isEmpty else { throw GatewayError.callbackIncomplete }
            return try await connecting(crm, session.user, actor) {
                let answer = AuthorizationCallback(
                    code: Secret(code), parameters: callback.filter { $0.key != "code" && $0.key != "state" })
                let app = try await app(for: crm, of: actor.organization, redirect: session.redirect)
                let credentials = try await exchange(answer, app, verifier, crm)
                return try await settle(credentials, crm, session.user, actor, confirming)
            }
        } catch {
            throw GatewayError(grants: error)
        }
    }

    private func begin(
        _ drawn: ConnectState, _ crm: CRMID, _ user: UserID, _ actor: Actor, redirect: String, expiresAt: Int64
    ) async throws {
        let vault = parts.vault
        let now = parts.clock.milliseconds
        try await parts.store.write { transaction in
            let organization = actor.organization
            let key = try vault.keys.current(of: organization, in: transaction)
            let hash = ConnectState.hash(drawn.state)
            let verifier = try vault.seal(
                verifier: drawn.verifier, stateHash: hash, crm: crm, of: organization, under: key, in: transaction)
            let session = ConnectSessionRow(
                stateHash: hash, actor: actor.auditName, user: user, crm: crm, verifier: verifier, dataKey: key.id,
                redirect: redirect, createdAt: now, expiresAt: expiresAt)
            try ConnectSessionRepository(of: organization).insert(session, in: transaction)
        }
    }

    /// The session that a state belongs to; it can't be used a second time, whatever happens next.
    private func use(
        _ state: String, _ crm: CRMID, _ actor: Actor
    ) async throws -> (ConnectSessionRow, Secret?) {
        let (vault, now, hash) = (parts.vault, parts.clock.milliseconds, ConnectState.hash(state))
        return try await parts.calls.write(.grantConnect, as: actor, subjects: ["crm": [crm.rawValue]]) {
            _, transaction in
            let sessions = ConnectSessionRepository(of: actor.organization)
            guard let session = try sessions.find(stateHash: hash, in: transaction),
                ConnectState.fits(session, hash: hash, crm: crm, actor: actor, now: now)
            else { throw GatewayError.stateInvalid }
            let verifier = try vault.openVerifier(of: session, of: actor.organization, in: transaction)
            guard try sessions.use(stateHash: hash, at: now, in: transaction) else { throw GatewayError.stateInvalid }
            return (session, verifier)
        }
    }

    private func app(
        for crm: CRMID, of organization: OrganizationID, redirect: String?
    ) async throws -> OAuthApp {
        guard let app = try await parts.origins.app(crm, of: organization) else {
            throw GatewayError.appMissing(crm)
        }
        return OAuthApp(
            clientID: app.clientID, clientSecret: app.clientSecret, redirectURI: redirect ?? app.redirectURI,
            scopes: app.scopes, signIn: app.signIn)
    }

    private func exchange(
        _ callback: AuthorizationCallback, _ app: OAuthApp, _ verifier: Secret?, _ crm: CRMID
    ) async throws -> Credentials {
        let connector = try parts.origins.connector(crm)
        guard let flow = connector.oauth else { throw GatewayError.methodUnsupported(crm, .authorizationCode) }
        var request = try flow.exchangeRequest(
            app: app, callback: callback, verifier: connector.takesPKCE ? verifier : nil,
            override: parts.origins.overrides[crm])
        request.needsFreshConnection = true
        let transport = parts.transports.tokenEndpoint(
            connector, account: nil, deadline: parts.endpoint.deadline)
        let response = try await transport.send(request)
        return try flow.credentials(from: response, previous: nil, at: parts.clock.now)
    }
}

extension CRMConnector {
    /// Whether the vendor takes PKCE; then we always send it.
    fileprivate static var takesPKCE: Bool {
        descriptor.authentication.contains { $0.kind == .authorizationCode && $0.pkce != .none }
    }
}
