import ConnectorKit
import Foundation
import OpenSSLCrypto

/// A signed assertion: the app says, for three minutes, that it acts for a user (RFC 7523, RS256).
///
/// - Source: "OAuth 2.0 JWT Bearer Flow for Server-to-Server Integration", help.salesforce.com, read 2026-11.
struct SalesforceAssertion {
    /// How long an assertion holds: Salesforce takes no longer ones, and a stolen one is worth less.
    static let lifetime: TimeInterval = 180

    private struct Header: Encodable {
        let alg = "RS256"
    }

    private struct Claims: Encodable {
        let iss: String
        let sub: String
        let aud: String
        let exp: Int64
    }

    private let claims: Claims
    private let signer: RSASigner

    /// - Parameters:
    ///   - app: the app's client id, in whose name it speaks.
    ///   - username: the user's name, not the email.
    ///   - host: where the user signs in: decides the audience, which is one of two.
    init(app: String, username: String, signingIn host: String, signer: RSASigner, at now: Date) {
        let isSandbox = SalesforceAddress.isSandbox(host)
        // The two sign-in addresses are taken by every org; an org's own address by some alone.
        let audience = isSandbox ? SalesforceEndpoints.sandbox : SalesforceEndpoints.production
        self.signer = signer
        claims = Claims(
            iss: app, sub: username, aud: audience.description,
            exp: Int64((now.timeIntervalSince1970 + Self.lifetime).rounded(.down)))
    }

    /// The compact form: header, claims and signature.
    ///
    /// - Throws: `.invalid` where OpenSSL can't sign.
    func signed() throws(ConnectorError) -> Secret {
        do {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            let text = try [encoder.encode(Header()), encoder.encode(claims)].map { Base64URL.encode($0) }
                .joined(separator: ".")
            return Secret(text + "." + Base64URL.encode(try signer.sign(Array(text.utf8))))
        } catch {
            throw ConnectorError(.invalid, operation: .tokenRefresh, message: "The assertion can't be signed: \(error)")
        }
    }

    /// Loads a private key.
    ///
    /// - Throws: `.invalid` that names the input at fault and how to mend it, never what was entered.
    static func signer(pem: Secret, passphrase: Secret?) throws(ConnectorError) -> RSASigner {
        do throws(CryptoError) {
            let words = passphrase.flatMap { $0.isEmpty ? nil : SecretBytes(utf8: $0.reveal()) }
            return try RSASigner(pem: Array(pem.reveal().utf8), passphrase: words)
        } catch {
            let isPassphrase = [.passphraseNeeded, .passphraseWrong].contains(error.kind)
            let input = isPassphrase ? SalesforceInput.passphrase : SalesforceInput.privateKey
            throw ConnectorError(
                .invalid, operation: .tokenUse, message: "\(input.name): \(error.reason).")
        }
    }
}
