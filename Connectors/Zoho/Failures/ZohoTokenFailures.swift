import ConnectorKit
import Foundation

/// What the token endpoint's refusals mean. They usually come with the status 200.
///
/// - Shape: `{"error": word, "error_description"?, "status"?: "failure"}`. Whether an answer is one is decided by the
///   lack of an access token, as Zoho's own SDK does.
/// - Source: zoho/zohocrm-python-sdk-8.0; observed bodies (Weble/ZohoBooksApi 84, asciisd/zoho 6); "Kaizen 43" for the
///   limits; read 2026-11.
enum ZohoTokenFailures {
    /// The window of the limit on access tokens; how far it has gone, no answer says.
    static let throttlePause: Duration = .seconds(600)

    private struct Refusal: Decodable {
        let error: String?
        let status: String?
        let accessToken: String?

        init(from decoder: any Decoder) throws {
            let members = try decoder.container(keyedBy: Member.self)
            func text(_ member: Member) -> String? { try? members.decodeIfPresent(String.self, forKey: member) }
            error = text(.error)
            status = text(.status)
            accessToken = text(.accessToken)
        }

        private enum Member: String, CodingKey {
            case error, status
            case accessToken = "access_token"
        }
    }

    /// The refusal of a token request, or `nil` for success, for other requests, and for what the status tells.
    ///
    /// Only what Zoho itself says is a verdict. A page that isn't JSON is that of an outage, or of something in between: it
    /// refuses nothing, ends nothing, and confirms no revocation.
    static func failure(in response: HTTPResponse, to request: HTTPRequest) -> ConnectorError? {
        let operations: [OperationName] = [.tokenExchange, .tokenRefresh, .tokenRevoke]
        guard operations.contains(request.operation), response.isSuccess || (400...499).contains(response.status),
            ![408, 429].contains(response.status)
        else { return nil }
        let isReadable = response.body.count <= ZohoFailures.bodyBytesMax
        let said = isReadable ? try? JSONDecoder().decode(Refusal.self, from: Data(response.body)) : nil
        guard let said else {
            // That an answer of tokens can't be read is found where it is read: it may be the only copy.
            if response.isSuccess, request.operation != .tokenRevoke { return nil }
            return ConnectorError(
                .unavailable, operation: request.operation, message: "Zoho's token endpoint gives no proper answer.",
                vendor: VendorFailure(status: response.status))
        }
        if response.isSuccess, said.error == nil, said.status != "failure" { return nil }
        guard said.accessToken == nil else { return nil }
        return judge(said.error, response.status, request)
    }

    /// Whether a refused revocation is one of a token that isn't valid any more: by its word, or by 400 without one, which
    /// is documented to mean that, and so is a mere failure.
    private static func saysEnded(_ word: String?, _ status: Int) -> Bool {
        guard let word else { return [200, 400].contains(status) }
        return ["invalid code", "invalid token"].contains(word)
    }

    /// `Access Denied` never ends a grant: it means too many tokens in ten minutes, whoever asked for them.
    private static func judge(_ word: String?, _ status: Int, _ request: HTTPRequest) -> ConnectorError {
        func error(_ kind: ConnectorErrorKind, _ message: String, retry: RetryAdvice? = nil) -> ConnectorError {
            ConnectorError(
                kind, operation: request.operation, message: message, retry: retry,
                vendor: VendorFailure(status: status, code: VendorWord.read(word?.replacing(" ", with: "_"))))
        }
        switch word?.lowercased().replacing("_", with: " ") {
        case "access denied":
            return error(
                .rateLimited, "Zoho issues no more tokens for a while: too many were asked for in ten minutes.",
                retry: .later(after: throttlePause))
        case "invalid code" where request.operation == .tokenRefresh:
            return error(.unauthenticated, "Zoho has ended this grant: someone must connect it again.")
        case let word where request.operation == .tokenRevoke && saysEnded(word, status):
            return error(.notFound, "The grant has ended at Zoho already.")
        case "invalid code", "invalid redirect uri":
            return error(.invalid, "Zoho refuses the code: it is spent, too old or another app's; begin again.")
        default:
            return error(
                .invalid,
                "Zoho refuses the app: check its client id and secret, its redirect, and that it is enabled for the "
                    + "account's data centre (multi-DC).")
        }
    }
}
