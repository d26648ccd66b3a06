import ConnectorKit
import OpenSSLCrypto
import SQLStore
import Vault
import Workspace

extension GrantVault {
    /// An organization's own app, as a row.
    func seal(
        _ app: OAuthApp, for crm: CRMID, of organization: OrganizationID, in transaction: any SQLTransaction
    ) throws -> OAuthAppRow {
        let key = try keys.current(of: organization, in: transaction)
        let sealed = try app.clientSecret.map {
            try keys.seal(
                SecretBytes(utf8: $0.reveal()), binding: appBinding(crm, app.clientID, organization), under: key,
                in: transaction)
        }
        return OAuthAppRow(
            crm: crm, clientID: app.clientID, sealed: sealed, dataKey: key.id, redirect: app.redirectURI,
            scopes: app.scopes, signIn: app.signIn)
    }

    /// An organization's own app.
    func open(
        _ row: OAuthAppRow, of organization: OrganizationID, in transaction: any SQLTransaction
    ) throws -> OAuthApp {
        let secret = try row.sealed.map { sealed in
            let key = try keys.open(row.dataKey, of: organization, in: transaction)
            let plain = try keys.vault.open(
                sealed, binding: appBinding(row.crm, row.clientID, organization), under: key)
            return Secret(plain.revealUTF8() ?? "")
        }
        return OAuthApp(
            clientID: row.clientID, clientSecret: secret, redirectURI: row.redirect, scopes: row.scopes,
            signIn: row.signIn)
    }

    /// A PKCE verifier, bound to its authorization.
    func seal(
        verifier: Secret, stateHash: String, crm: CRMID, of organization: OrganizationID, under key: DataKey,
        in transaction: any SQLTransaction
    ) throws -> [UInt8] {
        try keys.seal(
            SecretBytes(utf8: verifier.reveal()), binding: verifierBinding(stateHash, crm, organization), under: key,
            in: transaction)
    }

    /// The PKCE verifier of an authorization, where it has one.
    func openVerifier(
        of session: ConnectSessionRow, of organization: OrganizationID, in transaction: any SQLTransaction
    ) throws -> Secret? {
        guard let sealed = session.verifier else { return nil }
        let key = try keys.open(session.dataKey, of: organization, in: transaction)
        let plain = try keys.vault.open(
            sealed, binding: verifierBinding(session.stateHash, session.crm, organization), under: key)
        return plain.revealUTF8().map { Secret($0) }
    }

    private func appBinding(_ crm: CRMID, _ clientID: String, _ organization: OrganizationID) -> SealBinding {
        SealBinding(
            purpose: "oauth_app.client_secret", organization: organization.rawValue, crm: crm.rawValue, crmAccount: "",
            grantID: clientID, generation: 0)
    }

    private func verifierBinding(
        _ stateHash: String, _ crm: CRMID, _ organization: OrganizationID
    ) -> SealBinding {
        SealBinding(
            purpose: "connect_session.verifier", organization: organization.rawValue, crm: crm.rawValue,
            crmAccount: "", grantID: stateHash, generation: 0)
    }
}
