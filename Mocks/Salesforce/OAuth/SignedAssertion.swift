import Foundation
import MockKit

/// A JSON web token with which an app asks for a user's session.
struct SignedAssertion {
    let issuer: String
    /// The user name, not the e-mail.
    let subject: String
    let audience: String
    let expiresAt: Date
    private let signedText: String
    private let signature: [UInt8]

    /// Salesforce asks for three minutes; some lead for the clients' clocks is taken.
    static let lifetimeSecondsMax: TimeInterval = 300

    /// - Throws: `invalid_grant` for what is no assertion or not signed with RSA and SHA-256.
    init(_ text: String) throws {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, let header = Self.json(parts[0]), let claims = Self.json(parts[1]),
            let signature = Self.bytes(parts[2]), header["alg"] == "RS256"
        else { throw OAuthFailure.invalidGrant("invalid assertion") }
        guard let issuer = claims["iss"]?.string, let subject = claims["sub"]?.string ?? claims["prn"]?.string,
            let audience = claims["aud"]?.string,
            let end = claims["exp"]?.decimal ?? claims["exp"]?.string.flatMap({ Double($0) })
        else { throw OAuthFailure.invalidGrant("invalid assertion") }
        // A widely used client sends `exp` as a text, and Salesforce takes it.
        self.issuer = issuer
        self.subject = subject
        self.audience = audience.hasSuffix("/") ? String(audience.dropLast()) : audience
        expiresAt = Date(timeIntervalSince1970: end)
        signedText = parts[0] + "." + parts[1]
        self.signature = signature
    }

    func isSigned(by key: RSAPublicKey) -> Bool {
        key.accepts(signature, ofHash: SHA256.hash(Array(signedText.utf8)))
    }

    private static func json(_ text: String) -> JSON? { bytes(text).flatMap { try? JSON.parse($0) } }

    /// The bytes of base64url without padding; `nil` for anything else.
    private static func bytes(_ text: String) -> [UInt8]? {
        guard text.utf8.allSatisfy({ $0.isBase64URL }) else { return nil }
        let padded =
            text.replacingOccurrences(of: "-", with: "+").replacingOccurrences(of: "_", with: "/")
            + String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        return Data(base64Encoded: padded).map(Array.init)
    }
}

extension UInt8 {
    fileprivate var isBase64URL: Bool {
        switch self {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
