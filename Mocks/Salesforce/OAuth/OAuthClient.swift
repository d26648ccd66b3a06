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
        guard let header = request.header("authorization"), header.lowercased().hasPrefix("basic ") else { return nil }
        let parts = Data(base64Encoded: String(header.dropFirst("basic ".count)))
            .map { String(decoding: $0, as: UTF8.self).split(separator: ":", maxSplits: 1).map(String.init) }
        guard let parts, parts.count == 2 else { throw OAuthFailure.badSecret }
        return (parts[0].removingPercentEncoding ?? parts[0], parts[1].removingPercentEncoding ?? parts[1])
    }
}
