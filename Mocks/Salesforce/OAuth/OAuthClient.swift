import Foundation
import MockKit

/// Who a request to the OAuth endpoints says it is: by form fields or by `Authorization: Basic`.
struct OAuthClient {
    let id: String?
    let secret: String?
    let form: [QueryItem]

    private static let secretNames: Set<String> = [
        "client_secret", "refresh_token", "assertion", "code_verifier", "password", "client_assertion",
    ]

    /// - Throws: `invalid_request` for a body of another type, secrets in the query, or two different identities.
    init(_ request: MockRequest) throws {
        guard request.mediaType == "application/x-www-form-urlencoded" else {
            throw OAuthFailure.make("invalid_request", "content type must be application/x-www-form-urlencoded")
        }
        if let name = request.query.first(where: { Self.secretNames.contains($0.name) })?.name {
            throw OAuthFailure.make("invalid_request", "\(name) must not be sent in the query string")
        }
        form = request.form
        let basic = try Self.basic(request)
        let ids = Set([basic?.id, form["client_id"]].compactMap { $0 })
        guard ids.count < 2, basic == nil || form["client_secret"] == nil else {
            throw OAuthFailure.make("invalid_request", "send the client's credentials once")
        }
        id = ids.first
        secret = basic?.secret ?? form["client_secret"]
    }

    private static func basic(_ request: MockRequest) throws -> (id: String, secret: String)? {
        guard request.header("authorization")?.lowercased().hasPrefix("basic ") == true else { return nil }
        guard let pair = request.basic, !pair.name.isEmpty, !pair.password.isEmpty else { throw OAuthFailure.badSecret }
        return (pair.name.removingPercentEncoding ?? pair.name, pair.password.removingPercentEncoding ?? pair.password)
    }
}
