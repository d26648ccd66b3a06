import ConnectorKit
import Foundation

/// What Salesforce's refusals mean: the code decides, then the status; words never do, but for those few that Salesforce
/// itself tells apart by words alone (``SalesforceWords``).
///
/// - Source: "Status Codes and Error Responses", REST API Developer Guide v62.0 to v66.0; observed bodies in the tests of
///   restforce, jsforce and NangoHQ/integration-templates; all read 2026-11.
struct SalesforceFailures {
    /// The wait after too many long-running requests at once: they take 20 s or more, but others end meanwhile.
    static let concurrentPause: Duration = .seconds(5)
    /// The wait after the day's requests: the window rolls, and no answer says when there is room.
    static let quotaPause: Duration = .seconds(15 * 60)
    /// The largest refusal that is read, in bytes; of a larger one the status alone counts.
    static let bodyBytesMax = 1024 * 1024
    /// How many entries, and how many refused fields, of one answer are kept.
    static let fieldsMax = 200

    let status: Int
    let headers: HTTPHeaders
    let request: HTTPRequest
    let items: [SalesforceErrorItem]

    /// The failure that an answer tells of, or `nil` for success.
    ///
    /// 304 is an answer, not a failure: nothing has changed since the date that was sent.
    static func failure(in response: HTTPResponse, to request: HTTPRequest) -> ConnectorError? {
        if response.isSuccess { return SalesforceTokenFailures.forgery(in: response, to: request) }
        if response.status == 304 { return nil }
        if let failure = SalesforceTokenFailures.failure(in: response, to: request) { return failure }
        let isReadable = response.body.count <= bodyBytesMax
        let items = isReadable ? items(of: response.body) : []
        let failures = SalesforceFailures(
            status: response.status, headers: response.headers, request: request, items: items)
        return failures.wordOfIdentity(response.body) ?? failures.judged
    }

    /// The failure that one row of a composite or a collection tells of, whose answer was 200.
    ///
    /// - Parameters:
    ///   - items: the row's errors.
    ///   - status: the row's `httpStatusCode`, or `nil` for a row of a collection, which has none.
    ///   - operation: what the row was to do, where that isn't what the whole request is for.
    static func failure(
        of items: [SalesforceErrorItem], status: Int?, operation: OperationName? = nil, in response: HTTPResponse,
        to request: HTTPRequest
    ) -> ConnectorError {
        var request = request
        request.operation = operation ?? request.operation
        // What a row of a collection refuses, the same request alone would be refused with 400.
        let failures = SalesforceFailures(
            status: status ?? 400, headers: response.headers, request: request,
            items: Array(items.prefix(fieldsMax)))
        return failures.judged
    }

    /// Salesforce's id of a request.
    static func requestID(of headers: HTTPHeaders) -> String? {
        VendorWord.read(headers[SalesforceHeaders.requestID])
    }

    /// An array of entries; some interfaces answer with one entry alone.
    private static func items(of body: [UInt8]) -> [SalesforceErrorItem] {
        let json = Data(body)
        if let items = try? JSONDecoder().decode([SalesforceErrorItem].self, from: json) {
            return Array(items.prefix(fieldsMax))
        }
        return (try? JSONDecoder().decode(SalesforceErrorItem.self, from: json)).map { [$0] } ?? []
    }
}

// MARK: Judging

extension SalesforceFailures {
    /// The code of the first entry; several entries are several fields of one refusal.
    private var code: String? { items.first?.code }

    private var judged: ConnectorError { judgedByCode ?? judgedByStatus }

    private var judgedByCode: ConnectorError? {
        switch code {
        case SalesforceCode.session: session
        case SalesforceCode.requestLimit: limit
        case SalesforceCode.apiDisabled:
            error(.forbidden, "The org's edition, or the permission \"API Enabled\", allows this user no API.")
        case SalesforceCode.insufficientAccess, SalesforceCode.insufficientAccessOrReadOnly,
            SalesforceCode.insufficientAccessElsewhere:
            error(.forbidden, "The key's user lacks the right in Salesforce.", fields: fields)
        case SalesforceCode.crossReference: crossReference
        case SalesforceCode.deleted, SalesforceCode.notFound: error(.notFound, "Salesforce has no such thing.")
        case SalesforceCode.queryLocator: error(.notFound, "The place in the query's result has ended: ask it again.")
        case SalesforceCode.duplicates, SalesforceCode.duplicateValue, SalesforceCode.duplicateName:
            error(.conflict, "It exists in Salesforce already.", fields: fields)
        // Nothing was done; of a 500 the transport's own rule keeps what isn't safe to repeat from being repeated.
        case SalesforceCode.locked: error(.unavailable, "Another transaction holds the record.", fields: fields)
        case SalesforceCode.awaitsApproval:
            error(.unavailable, "The record is locked while it waits for an approval.", fields: fields)
        case SalesforceCode.queryTimeout: error(.timedOut, "The query ran for too long; ask for less at once.")
        case SalesforceCode.unknownType: unknownType
        case SalesforceCode.unavailable: error(.unavailable, "Salesforce is down or overloaded.", retry: later)
        case let code? where SalesforceCode.ofOtherRows.contains(code):
            error(.invalid, "Not done, because another part of the same transaction failed.")
        default: nil
        }
    }

    private var judgedByStatus: ConnectorError {
        switch status {
        case 300...399: redirected
        case 401: error(.unauthenticated, "Salesforce refuses the token.")
        case 403: error(.forbidden, "The key may not do this in Salesforce.", fields: fields)
        case 404: error(.notFound, "Salesforce has no such thing.")
        case 408: error(.timedOut, "Salesforce didn't get the whole request in time.")
        case 409, 412: error(.conflict, "It changed in Salesforce meanwhile, or exists already.", fields: fields)
        case 410: error(.unsupported, "Salesforce has retired this version of its API.")
        case 413, 414, 431: error(.tooLarge, "Salesforce finds the request too large; ask for less at once.")
        case 420: error(.invalid, "Salesforce's edge knows no org by this host; connect the org again.")
        case 429: error(.rateLimited, "Too many calls in a short time.", retry: later)
        case 400...499: error(.invalid, "Salesforce refuses the request.", fields: fields)
        case 500...599: broken
        default: error(.malformed, "Salesforce answered with an unexpected status.")
        }
    }

    /// Where an org's policy blocks the session, a new token is blocked too: asking for one would never end.
    private var session: ConnectorError {
        guard SalesforceWords.saysBlocked(items) else {
            return error(.unauthenticated, "Salesforce has ended this session.")
        }
        return error(
            .forbidden,
            "A policy of the org or of the connected app lets this session use no REST API; a new token "
                + "doesn't help. An admin of the org must allow the app.")
    }

    /// One code for two limits: only the name of the limit, a word that isn't translated, tells them apart.
    private var limit: ConnectorError {
        if SalesforceWords.saysConcurrent(items) {
            return error(
                .rateLimited, "Too many long-running requests at once.", retry: .later(after: Self.concurrentPause))
        }
        return error(
            .quotaExhausted, "The org's API requests of the last 24 hours are used up.",
            retry: .later(after: Self.quotaPause))
    }

    /// The record itself is missing (404, or a change that names no field), or a field refers to nothing.
    private var crossReference: ConnectorError {
        let isChange = [OperationName.recordsUpdate, .recordsDelete, .recordsRead].contains(request.operation)
        if status == 404 || (isChange && items.allSatisfy(\.fields.isEmpty)) {
            return error(.notFound, "Salesforce has no such record.")
        }
        return error(.invalid, "A field refers to what doesn't exist, or isn't open to the key's user.", fields: fields)
    }

    /// Where a user may not customize, the tooling interface says that there are no such things (unverified).
    private var unknownType: ConnectorError {
        let needsRight = [OperationName.propertiesCreate, .visibilityGrant, .visibilityRead].contains(request.operation)
        return needsRight
            ? error(.forbidden, "The key's user may not see or change the set-up of this org.")
            : error(.invalid, "Salesforce knows no such object, or hides it from the key's user.")
    }

    /// A 5xx says nothing of whether the work was done, and there are no idempotency keys; 503 says that it wasn't.
    private var broken: ConnectorError {
        guard request.isIdempotent || status == 503 else {
            return error(.outcomeUnknown, "Salesforce failed while it worked on the request; it may have been done.")
        }
        return error(.unavailable, "Salesforce is down or overloaded.", retry: later)
    }

    /// A renamed My Domain redirects from its old host for a while. The token never follows (T-10).
    private var redirected: ConnectorError {
        let place = headers["Location"].flatMap { location -> String? in
            let parts = location.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
            guard parts.count > 2 else { return nil }
            return SalesforceAddress.instance(parts.prefix(3).joined(separator: "/"))?.host
        }
        return error(
            .invalid,
            "Salesforce redirects\(place.map { " to \($0)" } ?? ""); redirects are not followed. Where the org's "
                + "My Domain was renamed, connect it again.")
    }

    /// The identity services answer with one bare word of text, and with 403 for a bad token.
    private func wordOfIdentity(_ body: [UInt8]) -> ConnectorError? {
        guard (400...499).contains(status), body.count <= VendorWord.bytesMax else { return nil }
        let word = String(decoding: body, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
        switch word {
        case "Bad_OAuth_Token", "Missing_OAuth_Token":
            return error(.unauthenticated, "Salesforce refuses the token.", code: word)
        case "Invalid_Scope":
            return error(
                .forbidden, "The key lacks a scope that tells who it is.", scopes: ["openid", "id"], code: word)
        case "Wrong_Org": return error(.forbidden, "The token belongs to another org.", code: word)
        default: return nil
        }
    }
}

// MARK: Putting together

extension SalesforceFailures {
    private func error(
        _ kind: ConnectorErrorKind, _ message: String, retry: RetryAdvice? = nil, fields: [FieldFailure] = [],
        scopes: [Scope] = [], code word: String? = nil
    ) -> ConnectorError {
        let vendor = VendorFailure(
            status: status, code: word ?? VendorWord.read(code), requestID: Self.requestID(of: headers),
            message: items.first?.message.map { request.striking($0) })
        return ConnectorError(
            kind, operation: request.operation, message: message, retry: retry, vendor: vendor, fields: fields,
            missingScopes: scopes)
    }

    private var later: RetryAdvice { .later(after: headers.wait()) }

    private var fields: [FieldFailure] { SalesforceFieldFailures.read(items) }
}
