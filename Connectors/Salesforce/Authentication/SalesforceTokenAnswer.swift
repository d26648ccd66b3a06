import ConnectorKit
import Foundation
import OpenSSLCrypto

/// What a token endpoint issues.
///
/// - Shape: `{"access_token", "refresh_token"?, "signature", "scope"?, "instance_url", "id", "token_type": "Bearer",
///   "issued_at": milliseconds of the epoch as text}`; there is no `expires_in`.
struct SalesforceTokenAnswer: Decodable, Sendable {
    let accessToken: String
    let refreshToken: String?
    let tokenType: String?
    let scope: String?
    let instanceURL: String?
    let id: String?
    let issuedAt: String?
    let signature: String?

    /// Reads an answer. Only the token must be right: the answer may be the only copy of a rotated one.
    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        func text(_ member: Member) -> String? { try? members.decodeIfPresent(String.self, forKey: member) }
        accessToken = try members.decode(String.self, forKey: .accessToken)
        refreshToken = text(.refreshToken)
        tokenType = text(.tokenType)
        scope = text(.scope)
        instanceURL = text(.instanceURL)
        id = text(.id)
        issuedAt = text(.issuedAt)
        signature = text(.signature)
    }

    /// Whether the signature is that of `id` and `issued_at` by the app's secret; `nil` where there is none to judge.
    func isSigned(by secret: Secret) -> Bool? {
        guard let signature, let id, let issuedAt else { return nil }
        guard let code = Data(base64Encoded: signature) else { return false }
        return HMACSHA256.isValid(code, of: Data((id + issuedAt).utf8), key: SecretBytes(utf8: secret.reveal()))
    }

    private enum Member: String, CodingKey {
        case accessToken = "access_token"
        case refreshToken = "refresh_token"
        case tokenType = "token_type"
        case scope, id, signature
        case instanceURL = "instance_url"
        case issuedAt = "issued_at"
    }
}
