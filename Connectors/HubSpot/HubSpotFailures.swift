import ConnectorKit
import Foundation

/// What HubSpot's refusals mean: one answer, judged by its status first and by what HubSpot documents second.
///
/// - Source: "Error handling", <https://developers.hubspot.com/docs/api-reference/error-handling>, and observed bodies,
///   both read 2026-10.
struct HubSpotFailures {
    /// The wait after a rolling limit where HubSpot names none (its own client waits as long).
    static let rollingPause: Duration = .seconds(10)
    /// The wait after the search limit, 5 a second.
    static let searchPause: Duration = .seconds(1)
    /// The shortest wait for a locked record ("Error handling", 423).
    static let lockedPause: Duration = .seconds(2)
    /// The largest refusal that is read, in bytes; of a larger one the status alone counts.
    static let bodyBytesMax = 1024 * 1024
    /// How many refused properties of one answer are kept.
    static let fieldsMax = 200

    private let status: Int
    private let headers: HTTPHeaders
    private let request: HTTPRequest
    private let said: HubSpotWire.Failure?

    /// The failure that an answer tells of, or `nil` for success.
    static func failure(in response: HTTPResponse, to request: HTTPRequest) -> ConnectorError? {
        guard !response.isSuccess else { return nil }
        let isReadable = response.body.count <= bodyBytesMax
        let said = isReadable ? try? JSONDecoder().decode(HubSpotWire.Failure.self, from: Data(response.body)) : nil
        let failures = HubSpotFailures(status: response.status, headers: response.headers, request: request, said: said)
        return failures.refusedToken ?? failures.judged
    }

    /// The failure that one entry of a partly done batch tells of.
    static func failure(of entry: HubSpotWire.Failure, in response: HTTPResponse, to request: HTTPRequest)
        -> ConnectorError
    {
        let status = statusByCategory[entry.category ?? ""] ?? 400
        return HubSpotFailures(status: status, headers: response.headers, request: request, said: entry).judged
    }

    /// HubSpot's id of the request.
    static func requestID(of response: HTTPResponse) -> String? {
        VendorWord.read(response.headers["x-hubspot-correlation-id"])
    }

    /// Entries of a 207 bear a category alone; each answers to a status.
    private static let statusByCategory = [
        "OBJECT_NOT_FOUND": 404, "CONFLICT": 409, "OBJECT_ALREADY_EXISTS": 409, "MISSING_SCOPES": 403,
        "RATE_LIMITS": 429, "INTERNAL_ERROR": 500,
    ]
}

// MARK: The API

extension HubSpotFailures {
    private var judged: ConnectorError {
        switch status {
        case 401: error(.unauthenticated, "HubSpot refuses the token.")
        case 403: forbidden
        case 404: error(.notFound, "HubSpot has no such thing.")
        case 409: conflict
        // Nothing is done while a record is locked or a portal moves between regions (Retry-After up to 24 hours).
        case 423: locked
        case 429: limited
        case 477: error(.unavailable, "The portal is moving between data regions.", retry: .later(after: pause))
        case 400...499: error(.invalid, "HubSpot refuses the request.", fields: fields)
        case 500...599: unavailable
        default: error(.malformed, "HubSpot answered with an unexpected status.")
        }
    }

    private var locked: ConnectorError {
        error(
            .unavailable, "The record is locked.", retry: .later(after: pause ?? Self.lockedPause),
            fields: [FieldFailure(property: nil, cause: .locked, code: VendorWord.read(said?.category))])
    }

    /// Whether a failure concerns one record that somebody else holds, so that others can be written.
    static func isLock(_ error: ConnectorError) -> Bool { error.vendor?.status == lockedStatus }

    private static let lockedStatus = 423

    /// A 5xx says nothing of whether the work was done, and HubSpot has no idempotency keys.
    private var unavailable: ConnectorError {
        guard request.isIdempotent else {
            return error(.outcomeUnknown, "HubSpot failed while it worked on the request; it may have been done.")
        }
        // These three mean a broken set-up before HubSpot, which its page says to report, not to retry.
        if [522, 525, 526].contains(status) { return error(.unavailable, "HubSpot can't be reached.", retry: .never) }
        return error(.unavailable, "HubSpot is down or overloaded.", retry: .later(after: pause))
    }

    /// The words of the message are the documented sign; `policyName` is newer and not always there.
    private var limited: ConnectorError {
        let words = [said?.policyName, said?.message].compactMap { $0?.lowercased() }.joined(separator: " ")
        if words.contains("daily") {
            return error(.quotaExhausted, "The account's calls of the day are used up.", retry: .later(after: pause))
        }
        let isSearch = words.contains("secondly") && !words.contains("ten_secondly")
        let usual = isSearch ? Self.searchPause : Self.rollingPause
        return error(.rateLimited, "Too many calls in a short time.", retry: .later(after: pause ?? usual))
    }

    /// Any one of the scopes that HubSpot names suffices.
    ///
    /// Old bodies name scopes of a dead family (`contacts`); only the owners' true one is known for sure.
    private var forbidden: ConnectorError {
        let names = (said?.errors ?? []).flatMap {
            $0.context["requiredGranularScopes"] ?? $0.context["requiredScopes"] ?? []
        }
        var scopes = names.prefix(Self.fieldsMax).compactMap(VendorWord.read).map(Scope.init(rawValue:))
        if request.operation == .ownersList, !scopes.contains(where: { $0.rawValue.contains(".") }), !scopes.isEmpty {
            scopes = ["crm.objects.owners.read"]
        }
        return error(.forbidden, "The key may not do this in HubSpot.", scopes: scopes)
    }

    private var conflict: ConnectorError {
        let isContact = said?.message?.hasPrefix("Contact already exists") ?? false
        let fields = isContact ? [FieldFailure(property: "email", cause: .duplicate, code: said?.category)] : []
        return error(.conflict, "It exists in HubSpot already.", fields: fields)
    }
}

// MARK: Tokens

extension HubSpotFailures {
    private static let deadGrantStatuses: Set<String> = ["BAD_REFRESH_TOKEN", "BAD_HUB"]
    private static let appErrors: Set<String> = [
        "invalid_client", "unauthorized_client", "unsupported_grant_type", "invalid_request", "invalid_scope",
    ]

    /// A refusal (4xx) of a token request; the rest is judged as everywhere.
    private var refusedToken: ConnectorError? {
        guard (400...499).contains(status), ![408, 423, 429, 477].contains(status) else { return nil }
        switch request.operation {
        case .tokenExchange: return appAtFault
        case .tokenRefresh:
            guard namesDeadToken else { return appAtFault }
            return error(.unauthenticated, "HubSpot has ended this grant: someone must connect it again.")
        case .tokenRevoke:
            return namesDeadToken ? error(.notFound, "The grant has ended at HubSpot already.") : appAtFault
        case .tokenDescribe: return error(.unsupported, "HubSpot doesn't describe this token.")
        default: return nil
        }
    }

    /// RFC 6749's word decides where there is one; HubSpot's own are observed, not documented.
    private var namesDeadToken: Bool {
        if let word = said?.error, Self.appErrors.contains(word) { return false }
        return said?.error == "invalid_grant" || Self.deadGrantStatuses.contains(said?.status ?? "")
    }

    private var appAtFault: ConnectorError {
        error(
            .invalid,
            "HubSpot refuses the request for tokens: check the app's client id, secret and redirect, or start again.")
    }
}

// MARK: Refused properties

extension HubSpotFailures {
    /// `errors[]`, or where that names no property, the JSON array inside the message.
    private var fields: [FieldFailure] {
        let listed = (said?.errors ?? []).prefix(Self.fieldsMax).flatMap { entry -> [FieldFailure] in
            guard let code = entry.code else { return [] }
            let names = entry.context["propertyName"]?.prefix(Self.fieldsMax).map { $0 as String? } ?? [nil]
            return names.map { Self.field($0, code: code, message: entry.message) }
        }
        guard listed.contains(where: { $0.property != nil }) else { return embedded.isEmpty ? listed : embedded }
        return Array(listed.prefix(Self.fieldsMax))
    }

    private var embedded: [FieldFailure] {
        guard let message = said?.message, let start = message.firstIndex(of: "["),
            let end = message.lastIndex(of: "]"), start < end
        else { return [] }
        let entries = try? JSONDecoder().decode(
            [HubSpotWire.EmbeddedFailure].self, from: Data(message[start...end].utf8))
        return (entries ?? []).prefix(Self.fieldsMax).map {
            Self.field($0.name, code: $0.error ?? "", message: $0.message)
        }
    }

    private static func field(_ name: String?, code: String, message: String?) -> FieldFailure {
        let name = name.flatMap { $0.utf8.count <= VendorWord.bytesMax ? PropertyName(rawValue: $0) : nil }
        return FieldFailure(
            property: name, cause: cause(of: code, message: message, property: name), code: VendorWord.read(code))
    }

    private static func cause(of code: String, message: String?, property: PropertyName?) -> FieldFailure.Cause {
        switch code {
        case "PROPERTY_DOESNT_EXIST": return .unknownProperty
        case "READ_ONLY_VALUE": return .readOnly
        case "INVALID_OWNER_ID": return .invalidOwner
        case "INVALID_OPTION":
            // A stage is refused with the code of any option; the words are observed. A pipeline's are unverified.
            let isStage =
                property == "dealstage" || property == "pipeline" || message?.contains("pipeline stage") == true
            return isStage ? .invalidStage : .invalidOption
        case "CONFLICTING_UNIQUE_VALUE": return .duplicate
        case "MISSING_CONDITIONAL_REQUIRED_PROPERTY", "MISSING_REQUIRED_PROPERTY": return .required
        // Of admins' rules no code is known: HubSpotExplanation reads which properties have some. INTEGER, LONG, DATE and EMAIL are observed.
        case _ where code.hasPrefix("INVALID_"): return .invalidValue
        default: return .other
        }
    }
}

// MARK: Putting together

extension HubSpotFailures {
    private func error(
        _ kind: ConnectorErrorKind, _ message: String, retry: RetryAdvice? = nil, fields: [FieldFailure] = [],
        scopes: [Scope] = []
    ) -> ConnectorError {
        let vendor = VendorFailure(
            status: status, code: VendorWord.read(code),
            requestID: VendorWord.read(said?.correlationId) ?? VendorWord.read(headers["x-hubspot-correlation-id"]),
            message: (said?.message).map { request.striking($0) })
        return ConnectorError(
            kind, operation: request.operation, message: message, retry: retry, vendor: vendor, fields: fields,
            missingScopes: scopes)
    }

    private var code: String? {
        if let oauth = said?.error { return said?.status ?? oauth }
        return said?.policyName ?? said?.category ?? said?.status.flatMap { $0 == "error" ? nil : $0 }
    }

    /// `Retry-After` in seconds: documented for 477 alone, honoured wherever it comes.
    private var pause: Duration? { headers.wait() }
}
