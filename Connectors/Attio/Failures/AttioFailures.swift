import ConnectorKit
import Foundation

/// What Attio's refusals mean: the code decides, then the status; words only name the attribute at fault.
///
/// - Source: the vendor's interface description of 2026-04 to 2026-10, "Handling rate limits",
///   <https://docs.attio.com/rest-api/guides/rate-limiting>, and captured answers; read 2026-11.
struct AttioFailures {
    /// The wait after a rate limit where Attio names none: "usually the next second".
    static let ratePause: Duration = .seconds(1)
    /// The shortest wait while a record is being written or merged by another.
    static let busyPause: Duration = .seconds(1)
    /// The longest wait that is believed; Attio's windows last 10 seconds.
    static let retryAfterMax: Duration = .seconds(600)
    /// The largest refusal that is read, in bytes; of a larger one the status alone counts.
    static let bodyBytesMax = 1024 * 1024
    /// How many faults of one answer are kept.
    static let fieldsMax = 200

    /// Why a key that Attio answers with `{"active": false}` can't be used.
    static let deadKey = "Attio doesn't know this key: it was revoked or deleted, its app was removed, or it never was."

    let status: Int
    let headers: HTTPHeaders
    let request: HTTPRequest
    let said: AttioRefusal?

    /// The failure that an answer tells of, or `nil` for success.
    static func failure(in response: HTTPResponse, to request: HTTPRequest) -> ConnectorError? {
        if response.isSuccess { return inactive(response, request) }
        let isReadable = response.body.count <= bodyBytesMax
        let said = isReadable ? try? JSONDecoder().decode(AttioRefusal.self, from: Data(response.body)) : nil
        let failures = AttioFailures(
            status: response.status, headers: response.headers, request: request, said: said)
        return failures.refusedToken ?? failures.judged
    }

    /// Whether a failure concerns one record that somebody else writes or merges, so that others can be written.
    static func isOfOneRecord(_ error: ConnectorError) -> Bool {
        [AttioCode.concurrentWrite, AttioCode.merging].contains(error.vendor?.code) || error.vendor?.status == 423
    }

    /// Attio's id of the request.
    static func requestID(of headers: HTTPHeaders) -> String? {
        VendorWord.read(headers["x-attio-execution-id"])
    }

    /// The success that is none: `self` answers 200 for every token, dead ones too.
    private static func inactive(_ response: HTTPResponse, _ request: HTTPRequest) -> ConnectorError? {
        guard request.operation == .selfRead,
            let identity = try? JSONDecoder().decode(AttioWire.Identity.self, from: Data(response.body)),
            !identity.active
        else { return nil }
        return ConnectorError(
            .unauthenticated, operation: request.operation, message: deadKey,
            vendor: VendorFailure(
                status: response.status, code: "inactive", requestID: requestID(of: response.headers)))
    }
}

// MARK: The interface

extension AttioFailures {
    private var judged: ConnectorError {
        switch status {
        case 401: error(.unauthenticated, "Attio refuses the token.")
        case 408: error(.timedOut, "Attio didn't get the whole request in time.")
        case 429: error(.rateLimited, "Too many calls in a short time.", retry: .later(after: pause ?? Self.ratePause))
        case 400...499: refused
        case 500...599: unavailable
        default: error(.malformed, "Attio answered with an unexpected status.")
        }
    }

    /// Refusals by code: the same code comes with one status or another.
    private var refused: ConnectorError {
        switch said?.code {
        case AttioCode.slugConflict: error(.conflict, "The name is taken in Attio already.")
        case AttioCode.uniqueness: error(.conflict, "Another record in Attio has this value.", fields: fields)
        // Nothing is done while another writes the record, or while it is being merged.
        case AttioCode.concurrentWrite, AttioCode.merging:
            busy("The record is being changed by another.")
        case AttioCode.planLimit: error(.unsupported, "The workspace has reached a limit of its plan in Attio.")
        case AttioCode.billing, AttioCode.planGate: error(.unsupported, "The workspace's plan in Attio lacks this.")
        default: byStatus
        }
    }

    private var byStatus: ConnectorError {
        switch status {
        case 403: forbidden
        case 404, 410: missing
        case 409: error(.conflict, "It exists in Attio already, or changed meanwhile.")
        case 423: busy("The record is locked.")
        default: error(.invalid, "Attio refuses the request.", fields: fields)
        }
    }

    private func busy(_ message: String) -> ConnectorError {
        error(
            .unavailable, message, retry: .later(after: pause ?? Self.busyPause),
            fields: [FieldFailure(property: nil, cause: .locked, code: VendorWord.read(said?.code))])
    }

    /// A 5xx says nothing of whether the work was done, and Attio has no idempotency keys.
    private var unavailable: ConnectorError {
        guard request.isIdempotent else {
            return error(.outcomeUnknown, "Attio failed while it worked on the request; it may have been done.")
        }
        return error(.unavailable, "Attio is down or overloaded.", retry: .later(after: pause))
    }

    /// How Attio words a missing scope is unverified; a scope that it names is taken over.
    private var forbidden: ConnectorError {
        let words = (said?.message ?? "").matches(of: /[a-z_]{3,40}:read(-write)?/).prefix(Self.fieldsMax)
        let scopes = words.map { Scope(rawValue: String($0.output.0)) }
        return error(.forbidden, "The key may not do this in Attio.", scopes: scopes)
    }

    /// People and companies always exist; deals are off until an admin switches them on.
    private var missing: ConnectorError {
        guard isDealsOff else { return error(.notFound, "Attio has no such thing.") }
        return error(
            .unsupported,
            "This Attio workspace has no deals: an admin switches the object on under Workspace settings, Objects.")
    }

    /// Where the object itself is named, so that a 404 of Attio's own means that it isn't there.
    private static let objectOperations: Set<OperationName> = [
        .attributesCreate, .attributesList, .recordsCreate, .recordsQuery, .statusesList,
    ]
    private static let otherThings = ["Attribute", "Record", "Status", "Could not find endpoint"]

    private var isDealsOff: Bool {
        guard said?.code == AttioCode.notFound, Self.objectOperations.contains(request.operation) else { return false }
        let words = said?.message ?? ""
        return request.path.hasPrefix(AttioEndpoints.path(of: .deal, "/"))
            && !Self.otherThings.contains { words.hasPrefix($0) }
    }
}

// MARK: Tokens

extension AttioFailures {
    /// How Attio answers a revoke of a token that it doesn't know: 400 is documented.
    private static let unknownTokenStatuses: Set<Int> = [400, 401, 404]

    /// A refusal (4xx) of a token request, whose body nobody has described; the rest is judged as everywhere.
    private var refusedToken: ConnectorError? {
        guard (400...499).contains(status), ![408, 429].contains(status) else { return nil }
        switch request.operation {
        case .tokenExchange:
            return error(
                .invalid, "Attio refuses the code: check the app's client id, secret and redirect, or start again.")
        case .tokenRevoke where Self.unknownTokenStatuses.contains(status):
            // 400 is Attio's documented answer, with whatever body; a page under another status is of something in between,
            // and confirms no revocation.
            guard status == 400 || headers["Content-Type"]?.lowercased().contains("html") != true else {
                return error(.unavailable, "Attio's token endpoint gives no proper answer.")
            }
            return error(.notFound, "The token has ended at Attio already.")
        default: return nil
        }
    }
}

// MARK: Putting together

extension AttioFailures {
    private func error(
        _ kind: ConnectorErrorKind, _ message: String, retry: RetryAdvice? = nil, fields: [FieldFailure] = [],
        scopes: [Scope] = []
    ) -> ConnectorError {
        let vendor = VendorFailure(
            status: status, code: VendorWord.read(said?.code), requestID: Self.requestID(of: headers),
            message: words)
        return ConnectorError(
            kind, operation: request.operation, message: message, retry: retry, vendor: vendor, fields: fields,
            missingScopes: scopes)
    }

    /// The message, and what it leaves to the entries: alone it is often no more than "Body payload validation error."
    private var words: String? {
        guard let message = said?.message else { return nil }
        let entries = (said?.validationErrors ?? []).prefix(Self.fieldsMax).compactMap { entry in
            entry.message.map { "\(entry.path.joined(separator: ".")): \($0)" }
        }
        return ([message] + entries).joined(separator: "; ")
    }

    private var pause: Duration? {
        headers.wait(atMost: Self.retryAfterMax)
    }
}
