import Foundation

/// A PKCE challenge (RFC 7636) that an authorization code carries.
public struct PKCEChallenge: Sendable, Equatable {
    /// The challenge as it was sent.
    public let challenge: String
    /// `S256` or `plain`.
    public let method: String

    /// Makes a challenge; `nil` when the method is neither `S256` nor `plain`.
    public init?(challenge: String, method: String) {
        guard method == "S256" || method == "plain" else { return nil }
        self.challenge = challenge
        self.method = method
    }

    /// Whether a verifier is the one behind the challenge.
    public func accepts(_ verifier: String?) -> Bool {
        guard let verifier else { return false }
        return (method == "plain" ? verifier : Self.s256(verifier)) == challenge
    }

    /// The `S256` challenge of a verifier: base64url of its SHA-256, without padding.
    public static func s256(_ verifier: String) -> String {
        Data(SHA256.hash(Array(verifier.utf8))).base64EncodedString()
            .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
            .replacingOccurrences(of: "=", with: "")
    }
}
