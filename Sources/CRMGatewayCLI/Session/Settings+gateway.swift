import CRMGateway
import ConnectorKit
import CurlTransport
import Foundation

extension Settings {
    /// The longest client secret, in bytes.
    static let secretBytesMax = 4_096
    /// The path of the loopback redirect.
    static let redirectPath = "/oauth/callback"

    /// What the transport may do.
    var transport: CurlTransportConfiguration {
        var configuration = CurlTransportConfiguration()
        for origin in crmOrigins.values {
            if origin.scheme == .http { configuration.allowedPlainOrigins.insert(origin) }
            configuration.allowedPrivateHosts.insert(origin.host)
        }
        configuration.extraAuthorities = extraAuthorities.map { .file(path: $0) }
        configuration.proxy = proxy.map { CurlProxy(origin: $0) }
        configuration.userAgent = "crm-gateway/\(ProgramVersion.text)"
        return configuration
    }

    /// What the library is told.
    ///
    /// - Throws: `CommandFailure` for a client secret's file that can't be used.
    func gateway(isMigrating: Bool) throws(CommandFailure) -> GatewayConfiguration {
        var oauth: [CRMID: OAuthApp] = [:]
        for (crm, app) in apps {
            oauth[crm] = OAuthApp(
                clientID: app.clientID, clientSecret: try secret(of: app),
                redirectURI: "http://localhost:\(app.redirectPort)\(Self.redirectPath)", scopes: app.scopes,
                signIn: app.signIn)
        }
        var configuration = GatewayConfiguration(
            crmOrigins: crmOrigins, oauthApps: oauth, undoWindow: undoWindow, orphanEnding: orphanEnding,
            eventRetention: eventRetention, auditAnchorPath: auditAnchors,
            migratesSchema: isMigrating)
        configuration.removalRetention = removalRetention
        configuration.verifiesAfterSync = verifyAfterSync.mode
        return configuration
    }

    private func secret(of app: AppSettings) throws(CommandFailure) -> Secret? {
        guard let path = app.clientSecretFile else { return nil }
        return try SecretFile(path: path, bytesMax: Self.secretBytesMax).read()
    }
}
