import ConnectorKit
import Foundation
import OpenSSLCrypto

/// What refused token requests mean: whether a grant is dead, the app's configuration is at fault, or it is to be
/// asked again.
///
/// - Source: "OAuth 2.0 Error Codes" and "OAuth 2.0 Refresh Token Flow", help.salesforce.com, read 2026-11.
struct SalesforceTokenFailures {
    /// What a token endpoint answers: an object, for revoking maybe a form.
    struct Refusal: Decodable, Sendable {
        let error: String
        let error_description: String?
    }

    /// The wait while another request refreshes the same token: its answer is in the store by then, or never comes.
    static let processingPause: Duration = .seconds(3)

    private let response: HTTPResponse
    private let request: HTTPRequest
    private let refusal: Refusal

    /// The failure of a token request that was refused; `nil` for other requests, and for what no token endpoint says.
    static func failure(in response: HTTPResponse, to request: HTTPRequest) -> ConnectorError? {
        guard operations.contains(request.operation), (400...499).contains(response.status) else { return nil }
        guard let refusal = refusal(in: response.body) else {
            // A page of some gateway, not of the token endpoint: it says nothing about the grant, and ends none.
            // To a revocation "not found" would be its confirmation.
            let toldByStatus = request.operation == .tokenRevoke ? [408, 420, 429] : [404, 408, 420, 429]
            guard !toldByStatus.contains(response.status) else { return nil }
            return ConnectorError(
                .unavailable, operation: request.operation,
                message: "Salesforce's token endpoint gives no proper answer.",
                vendor: VendorFailure(
                    status: response.status, requestID: SalesforceFailures.requestID(of: response.headers)))
        }
        return SalesforceTokenFailures(response: response, request: request, refusal: refusal).judged
    }

    private static let operations: Set<OperationName> = [.tokenExchange, .tokenRefresh, .tokenRevoke]

    private static func refusal(in body: [UInt8]) -> Refusal? {
        guard body.count <= SalesforceForm.bytesMax else { return nil }
        if let refusal = try? JSONDecoder().decode(Refusal.self, from: Data(body)) { return refusal }
        let form = SalesforceForm.fields(in: body)
        return form["error"].map { Refusal(error: $0, error_description: form["error_description"]) }
    }
}

// MARK: Judging

extension SalesforceTokenFailures {
    private var judged: ConnectorError {
        if SalesforceWords.saysBeingProcessed(refusal.error_description) {
            return error(
                .conflict, "Another request is refreshing the same token.",
                retry: .later(after: Self.processingPause))
        }
        switch refusal.error {
        case "rate_limit_exceeded": return error(.rateLimited, "Too many token requests in a short time.")
        case "inactive_org": return error(.forbidden, "The org is inactive: it expired, or was closed.")
        case "invalid_app_access":
            return error(.forbidden, "An admin of the org hasn't approved this app for the user.")
        default: break
        }
        switch request.operation {
        case .tokenRevoke: return refusal.error == "invalid_token" ? hasEnded : appAtFault
        case .tokenRefresh where namesDeadGrant: return deadGrant
        default: return appAtFault
        }
    }

    /// A grant is only ever given up for a word that says so, in an answer of the token endpoint itself.
    private var namesDeadGrant: Bool {
        guard [400, 401].contains(response.status) else { return false }
        let isOurFault = ourFaults.contains { refusal.error_description?.lowercased() == $0 }
        return refusal.error == "inactive_user" || (refusal.error == "invalid_grant" && !isOurFault)
    }

    /// Descriptions under `invalid_grant` that speak of the request, not of the grant: wrong audience, a clock that is
    /// off, a host where this kind of grant isn't served.
    private var ourFaults: [String] {
        switch SalesforceForm.fields(in: request.body?.bytes ?? [])["grant_type"] {
        case SalesforceOAuth.GrantType.assertion:
            ["audience validation failed", "expired authorization code", "request not supported on this domain"]
        case SalesforceOAuth.GrantType.clientCredentials: ["request not supported on this domain"]
        default: []
        }
    }

    private var deadGrant: ConnectorError {
        error(.unauthenticated, "Salesforce has ended this grant, or refuses its user: someone must connect it again.")
    }

    private var hasEnded: ConnectorError { error(.notFound, "The token has ended at Salesforce already.") }

    private var appAtFault: ConnectorError {
        error(
            .invalid,
            "Salesforce refuses the request for tokens: check the app's client id, secret, redirect and sign-in "
                + "host, and this machine's clock; or start again.")
    }

    private func error(_ kind: ConnectorErrorKind, _ message: String, retry: RetryAdvice? = nil) -> ConnectorError {
        let vendor = VendorFailure(
            status: response.status, code: VendorWord.read(refusal.error),
            requestID: SalesforceFailures.requestID(of: response.headers),
            message: refusal.error_description.map { request.striking($0) })
        return ConnectorError(kind, operation: request.operation, message: message, retry: retry, vendor: vendor)
    }
}

// MARK: Forged answers

extension SalesforceTokenFailures {
    /// `.malformed` for a token answer whose signature isn't by the app's secret; `nil` for all others.
    ///
    /// Judged where asking again costs nothing: a refused answer to a refresh could be the only copy of a rotated token,
    /// so there the pinned host and org guard alone (F-A11). An answer without a signature proves nothing against it.
    static func forgery(in response: HTTPResponse, to request: HTTPRequest) -> ConnectorError? {
        guard operations.contains(request.operation) else { return nil }
        let form = SalesforceForm.fields(in: request.body?.bytes ?? [])
        guard let secret = form["client_secret"], form["grant_type"] != SalesforceOAuth.GrantType.refresh,
            let answer = try? JSONDecoder().decode(SalesforceTokenAnswer.self, from: Data(response.body)),
            let isSigned = answer.isSigned(by: Secret(secret)), !isSigned
        else { return nil }
        return ConnectorError(
            .malformed, operation: request.operation,
            message: "The token answer isn't signed with the app's client secret; check the secret, and who answered.")
    }
}
