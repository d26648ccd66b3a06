import Foundation

/// What a token endpoint issues.
///
/// - Shape: `{"access_token", "refresh_token"?, "scope"?: words, "api_domain"?, "token_type"?: "Bearer",
///   "expires_in": seconds}`; in the old shape `expires_in_sec` holds the seconds and `expires_in` milliseconds.
struct ZohoTokenAnswer: Decodable, Sendable {
    let accessToken: String
    let refreshToken: String?
    let tokenType: String?
    let scope: String?
    let apiDomain: String?
    /// Seconds until the access token ends.
    let lifetime: Int64?

    /// Reads an answer. Only the token must be right: a member of another type counts as missing.
    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Member.self)
        func text(_ member: Member) -> String? { try? members.decodeIfPresent(String.self, forKey: member) }
        func count(_ member: Member) -> Int64? {
            let number: Int64? = try? members.decodeIfPresent(Int64.self, forKey: member)
            return number ?? text(member).flatMap { Int64($0) }
        }
        accessToken = try members.decode(String.self, forKey: .accessToken)
        refreshToken = text(.refreshToken)
        tokenType = text(.tokenType)
        scope = text(.scope)
        apiDomain = text(.apiDomain)
        lifetime = count(.lifetimeSeconds) ?? count(.lifetime)
    }

    private enum Member: String, CodingKey {
        case accessToken = "access_token"
        case refreshToken = "refresh_token"
        case tokenType = "token_type"
        case scope
        case apiDomain = "api_domain"
        case lifetime = "expires_in"
        case lifetimeSeconds = "expires_in_sec"
    }
}
