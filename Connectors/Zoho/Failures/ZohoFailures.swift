import ConnectorKit
import Foundation

/// What Zoho's refusals mean: the code decides, then the status; words never do.
///
/// - Source: "Status codes" and the pages of the operations, v8; zoho/crm-oas (ff5c91b, 381a419, a6687fc); observed
///   bodies named beside the cases; all read 2026-11.
struct ZohoFailures {
    /// The wait after too many calls: one code stands for credits, for calls at once and for costly calls at once, and
    /// no answer names a time.
    static let ratePause: Duration = .seconds(2)
    /// The wait after the day's credits: the window rolls, and no answer says when there is room.
    static let quotaPause: Duration = .seconds(3_600)
    /// The largest refusal that is read, in bytes; of a larger one the status alone counts.
    static let bodyBytesMax = 1024 * 1024
    /// The largest successful answer that is looked through for a refusal, in bytes; lists are longer.
    static let hiddenRefusalBytesMax = 4 * 1024

    private let status: Int
    private let headers: HTTPHeaders
    private let request: HTTPRequest
    private let items: [ZohoErrorItem]

    /// The failure that an answer tells of, or `nil` for success, and for an answer in which each record is told apart.
    static func failure(in response: HTTPResponse, to request: HTTPRequest) -> ConnectorError? {
        if let failure = ZohoTokenFailures.failure(in: response, to: request) { return failure }
        let limit = response.isSuccess ? hiddenRefusalBytesMax : bodyBytesMax
        let isReadable = (1...limit).contains(response.body.count)
        let json = isReadable ? try? JSONDecoder().decode(JSONValue.self, from: Data(response.body)) : nil
        let items = json.map(ZohoErrorItem.all) ?? []
        if response.isSuccess {
            // A refusal of the whole request behind a 2xx was seen in older versions.
            guard let json, let item = ZohoErrorItem(json), !item.isSuccess else { return nil }
            return ZohoFailures(status: 400, headers: response.headers, request: request, items: [item]).judged
        }
        if request.answerStatuses.contains(response.status), json.map(ZohoWire.tellsOfRecords) ?? false { return nil }
        return ZohoFailures(status: response.status, headers: response.headers, request: request, items: items).judged
    }

    /// The failure that one item of an answer tells of: of a record in a batch, of a request in a composite.
    static func failure(
        of item: ZohoErrorItem, status: Int = 400, in response: HTTPResponse, to request: HTTPRequest
    ) -> ConnectorError {
        ZohoFailures(status: status, headers: response.headers, request: request, items: [item]).judged
    }

    /// The failure of a request in a composite, whose own answer this is; `nil` for success.
    static func failure(
        status: Int, body: JSONValue, in response: HTTPResponse, to request: HTTPRequest
    ) -> ConnectorError? {
        guard !(200...299).contains(status) else { return nil }
        return ZohoFailures(
            status: status, headers: response.headers, request: request, items: ZohoErrorItem.all(in: body)
        ).judged
    }
}

// MARK: Judging

extension ZohoFailures {
    /// The first that isn't a success; several are several records of one refusal.
    private var item: ZohoErrorItem? { items.first { !$0.isSuccess } }

    private var judged: ConnectorError { judgedByCode ?? judgedByStatus }

    private var judgedByCode: ConnectorError? {
        switch item?.code {
        // Either is said of an ended token, of garbage, and of a token of another data centre.
        case ZohoCode.token, ZohoCode.authentication: error(.unauthenticated, "Zoho refuses the token.")
        case ZohoCode.scope: scopeMissing
        case ZohoCode.permission: permissionMissing
        case ZohoCode.authorization: error(.forbidden, "The key's user lacks the right in Zoho.", fields: fields)
        case ZohoCode.tooMany: limited
        case ZohoCode.duplicate: error(.conflict, "It exists in Zoho already.", fields: fields)
        case ZohoCode.alreadyModified: error(.conflict, "The record changed in Zoho meanwhile.")
        // Nothing was done; the lock, the approval or the review ends some time.
        case ZohoCode.locked: error(.unavailable, "The record is locked.", fields: fields)
        case ZohoCode.notApproved, ZohoCode.notReviewed:
            error(.unavailable, "The record waits for an approval or a review.", fields: fields)
        case ZohoCode.module:
            error(.unsupported, "Zoho has no such module, or hides it from the key's user.", fields: fields)
        case ZohoCode.version: error(.unsupported, "Zoho doesn't serve version \(ZohoEndpoints.version) of its API.")
        case ZohoCode.notSupported: error(.unsupported, "Zoho can't do this.", fields: fields)
        case ZohoCode.timeout: timedOut
        case ZohoCode.stopped, ZohoCode.rolledBack:
            error(.invalid, "Not done, because another part of the same call failed.")
        case ZohoCode.limit: full
        case ZohoCode.wrong: wrong
        case ZohoCode.internalError: broken
        default: nil
        }
    }

    private var judgedByStatus: ConnectorError {
        switch status {
        case 300...399:
            error(.invalid, "Zoho redirects; redirects are not followed. Connect the account again.")
        case 401: error(.unauthenticated, "Zoho refuses the token.")
        case 403: error(.forbidden, "The key may not do this in Zoho.", fields: fields)
        case 404: error(.notFound, "Zoho has no such thing.")
        case 408: error(.timedOut, "Zoho didn't get the whole request in time.")
        case 409, 412: error(.conflict, "It changed in Zoho meanwhile, or exists already.", fields: fields)
        case 413, 414, 431: error(.tooLarge, "Zoho finds the request too large; ask for less at once.")
        case 429: limited
        case 400...499: error(.invalid, "Zoho refuses the request.", fields: fields)
        case 500...599: broken
        default: error(.malformed, "Zoho answered with an unexpected status.")
        }
    }

    /// No new token mends it, whatever the status (401 in Zoho's text, 403 in others' notes).
    private var scopeMissing: ConnectorError {
        error(
            .forbidden, "The key lacks a scope for this in Zoho; connect the account again with it.",
            scopes: ZohoScopes.of(request.operation, path: request.path))
    }

    private var permissionMissing: ConnectorError {
        guard case .array(let names) = item?.details?["permissions"] else {
            return error(.forbidden, "The key's user lacks the right in Zoho.", fields: fields)
        }
        let named = names.prefix(Self.permissionsMax).compactMap { VendorWord.read($0.text) }
        if named.contains(Self.apiAccess) {
            return error(.forbidden, "The profile of the key's user may not use Zoho's API; an admin must allow it.")
        }
        let what = named.isEmpty ? "the right" : "the permission \(named.joined(separator: ", "))"
        return error(.forbidden, "The profile of the key's user lacks \(what) in Zoho.")
    }

    private static let permissionsMax = 5
    private static let apiAccess = "Crm_Implied_Api_Access"

    /// Credits that are gone come back over a day; the rest is over in seconds.
    private var limited: ConnectorError {
        if ZohoUsage.remaining(in: headers) == 0 {
            return error(
                .quotaExhausted, "The org's API credits of the last 24 hours are used up.",
                retry: .later(after: headers.wait() ?? Self.quotaPause))
        }
        return error(
            .rateLimited, "Too many calls at once, or no API credits are left.",
            retry: .later(after: headers.wait() ?? Self.ratePause))
    }

    /// A quota of the edition when fields are made; a request of ours that is too long otherwise.
    private var full: ConnectorError {
        guard request.operation == .fieldsCreate else {
            return error(.invalid, "Zoho refuses the request: it asks for too much at once.", fields: fields)
        }
        return error(.unsupported, "This account's edition of Zoho allows no more fields of this kind in the module.")
    }

    /// A record that isn't there is told as a wrong id.
    private var wrong: ConnectorError {
        let lookups: [OperationName] = [.recordsUpdate, .recordsDelete, .recordsRead]
        let name = item?.name ?? item?.details?["param_name"]?.text
        let namesRecord = name == nil || name == "id" || name == "ids"
        if lookups.contains(request.operation), namesRecord { return error(.notFound, "Zoho has no such record.") }
        return error(.invalid, "Zoho refuses a value.", fields: fields)
    }

    private var timedOut: ConnectorError {
        request.isIdempotent ? error(.timedOut, "Zoho didn't finish in time.") : broken
    }

    /// A 5xx says nothing of whether the work was done, and Zoho has no idempotency keys.
    private var broken: ConnectorError {
        guard request.isIdempotent else {
            return error(.outcomeUnknown, "Zoho failed while it worked on the request; it may have been done.")
        }
        return error(.unavailable, "Zoho is down or overloaded.", retry: .later(after: headers.wait()))
    }
}

// MARK: Putting together

extension ZohoFailures {
    private func error(
        _ kind: ConnectorErrorKind, _ message: String, retry: RetryAdvice? = nil, fields: [FieldFailure] = [],
        scopes: [Scope] = []
    ) -> ConnectorError {
        let vendor = VendorFailure(
            status: status, code: VendorWord.read(item?.code), message: item?.message.map { request.striking($0) })
        return ConnectorError(
            kind, operation: request.operation, message: message, retry: retry, vendor: vendor, fields: fields,
            missingScopes: scopes)
    }

    private var fields: [FieldFailure] { ZohoFieldFailures.read(items) }
}
