public import ConnectorKit
public import Foundation

/// What a status means where the connector didn't say more (RFC 9110, and the codes of common gateways).
///
/// Whether a failed request may be sent again depends on what the status says was done:
/// - 408, 421, 423, 425, 429, 503, 521, 523, 525, 526: it wasn't handled; sending again is safe for any request.
/// - 500, 502, 504, 520, 522, 524 and other 5xx: it may have been handled. A request that is safe to repeat is
///   `.unavailable`, to be asked again later; another is `.outcome_unknown`, to be looked up.
public enum StatusTable {
    /// The failure that an answer's status means, or `nil` for 2xx, and for 304 to a conditional request. Pure.
    ///
    /// - Parameter now: the date that an HTTP date in `Retry-After` is compared with.
    public static func failure(
        in response: HTTPResponse, to request: HTTPRequest, at now: Date
    ) -> ConnectorError? {
        guard !response.isSuccess, !isUnchanged(response, request) else { return nil }
        let (kind, words) = meaning(of: response, to: request)
        var retry: RetryAdvice?
        if isRetryable(kind) { retry = .later(after: RetryAfter.wait(response.headers["Retry-After"], at: now)) }
        return ConnectorError(
            kind, operation: request.operation, message: words, retry: retry,
            vendor: VendorFailure(status: response.status, requestID: VendorRequestID.find(in: response.headers)))
    }

    /// Whether a status leaves open if the request was handled.
    public static func leavesOutcomeOpen(_ status: Int) -> Bool {
        (500...599).contains(status) && ![501, 503, 505, 521, 523, 525, 526].contains(status)
    }

    /// "Not modified", to a request that asked only for what is newer than it has (RFC 9110, 15.4.5).
    private static func isUnchanged(_ response: HTTPResponse, _ request: HTTPRequest) -> Bool {
        let conditions = ["If-Modified-Since", "If-None-Match"]
        return response.status == 304 && conditions.contains { request.headers[$0] != nil }
    }

    private static func isRetryable(_ kind: ConnectorErrorKind) -> Bool {
        [.rateLimited, .unavailable, .timedOut].contains(kind)
    }

    private static func meaning(
        of response: HTTPResponse, to request: HTTPRequest
    ) -> (ConnectorErrorKind, String) {
        switch response.status {
        case 300...399: redirect(response)
        case 400...499: refusal(response.status)
        case 500...599: breakdown(response.status, isIdempotent: request.isIdempotent)
        default: (.malformed, "the CRM answered with the status \(response.status), which has no meaning here")
        }
    }

    private static func refusal(_ status: Int) -> (ConnectorErrorKind, String) {
        switch status {
        case 401: (.unauthenticated, "the CRM refused the token")
        case 402: (.forbidden, "the CRM wants the account to be paid for this")
        case 403: (.forbidden, "the CRM doesn't let this key do that")
        case 404, 410: (.notFound, "the CRM has no such thing")
        case 407: (.invalid, "a proxy wants credentials; check the proxy's configuration")
        case 408: (.timedOut, "the CRM didn't get the whole request in time")
        case 409, 412: (.conflict, "it exists already, or changed meanwhile")
        case 413, 414, 431: (.invalid, "the CRM finds the request too large (status \(status)); ask for less at once")
        case 421, 423, 425: (.unavailable, "the CRM can't take the request now (status \(status))")
        case 429: (.rateLimited, "too many calls in a short time")
        default: (.invalid, "the CRM found the request wrong (status \(status))")
        }
    }

    private static func breakdown(_ status: Int, isIdempotent: Bool) -> (ConnectorErrorKind, String) {
        if status == 501 || status == 505 { return (.unsupported, "the CRM doesn't support this (status \(status))") }
        if leavesOutcomeOpen(status), !isIdempotent {
            return (.outcomeUnknown, "the CRM failed (status \(status)); whether it was done must be looked up")
        }
        return (.unavailable, "the CRM is down or overloaded (status \(status))")
    }

    /// A redirect is never followed (T-10): it names the host, so that a wrong set-up can be mended.
    private static func redirect(_ response: HTTPResponse) -> (ConnectorErrorKind, String) {
        guard let location = response.headers["Location"] else {
            return (.malformed, "the CRM answered with the status \(response.status) and no address to go on with")
        }
        let target = hostName(in: location).map { "to \($0)" } ?? "to another path or an address that can't be read"
        return (.invalid, "the CRM redirects \(target); redirects are not followed. Check the account's base URL")
    }

    private static func hostName(in location: String) -> String? {
        guard let mark = location.range(of: "://") else { return nil }
        let authority = location[mark.upperBound...].prefix { !"/?#\\".contains($0) }
        return Origin(parsing: String(location[..<mark.upperBound]) + String(authority))?.host
    }
}
