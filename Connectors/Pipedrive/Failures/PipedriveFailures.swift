import ConnectorKit
import Foundation

/// What Pipedrive's refusals mean: one answer, judged by its status first and by what Pipedrive says second.
///
/// - Source: "HTTP status codes", <https://pipedrive.readme.io/docs/core-api-concepts-http-status-codes>, "Rate
///   limiting", <https://pipedrive.readme.io/docs/core-api-concepts-rate-limiting>, and bodies that other clients
///   recorded; read 2026-11.
struct PipedriveFailures {
    /// The shortest wait after the burst limit, whose window is 2 seconds.
    static let burstPause: Duration = .seconds(2)
    /// The wait after Cloudflare's page: going on blocks the address for longer.
    static let blockedPause: Duration = .seconds(300)
    /// The largest refusal that is read, in bytes; of a larger one the status alone counts.
    static let bodyBytesMax = 1024 * 1024
    /// How many refused fields of one answer are kept.
    static let fieldsMax = 200
    /// How far into an answer of 200 a `"success":false` is looked for, in bytes.
    static let successBytesMax = 64

    private let status: Int
    private let headers: HTTPHeaders
    private let request: HTTPRequest
    private let said: PipedriveErrorBody?

    /// The failure that an answer tells of, or `nil` for success.
    static func failure(in response: HTTPResponse, to request: HTTPRequest) -> ConnectorError? {
        guard !response.isSuccess || deniesSuccess(response) else { return nil }
        let isReadable = response.body.count <= bodyBytesMax
        let said = isReadable ? try? JSONDecoder().decode(PipedriveErrorBody.self, from: Data(response.body)) : nil
        let failures = PipedriveFailures(
            status: response.status, headers: response.headers, request: request, said: said)
        return failures.refusedToken ?? failures.judged
    }

    /// Whether an answer says `"success":false` at its beginning: statuses are right as a rule, and this costs nothing.
    private static func deniesSuccess(_ response: HTTPResponse) -> Bool {
        let head = response.body.prefix(successBytesMax).filter { ![9, 10, 13, 32].contains($0) }
        return String(decoding: head, as: UTF8.self).hasPrefix(#"{"success":false"#)
    }
}

// MARK: The API

extension PipedriveFailures {
    private var judged: ConnectorError {
        switch status {
        case 200...299: error(.invalid, "Pipedrive says that it didn't succeed.", fields: fields)
        case 401: error(.unauthenticated, "Pipedrive refuses the token.")
        case 402: error(.forbidden, "Pipedrive wants the company's account to be open and paid for this.")
        case 403: forbidden
        // 410: fields that were deleted.
        case 404, 410: missing
        case 408: error(.timedOut, "Pipedrive waited too long for the request.", retry: .later(after: nil))
        case 415: error(.forbidden, "The company's plan doesn't have this.")
        case 423, 425: error(.unavailable, "Pipedrive can't do this now.", retry: .later(after: headers.wait()))
        case 429: limited
        case 400...499: error(.invalid, "Pipedrive refuses the request.", fields: fields)
        case 501: error(.unsupported, "Pipedrive doesn't have this.")
        case 500...599: unavailable
        default: error(.malformed, "Pipedrive answered with an unexpected status.")
        }
    }

    /// A write may be refused so for what it names (unverified): a user, a stage, an option. Then the record is there.
    private var missing: ConnectorError {
        let fields = [.recordsCreate, .recordsUpdate].contains(request.operation) ? fields : []
        return fields.isEmpty
            ? error(.notFound, "Pipedrive has no such thing.")
            : error(.invalid, "Pipedrive refuses the request.", fields: fields)
    }

    /// A 503 was not handled; other 5xx say nothing of whether the work was done, and there are no idempotency keys.
    private var unavailable: ConnectorError {
        guard request.isIdempotent || status == 503 else {
            return error(.outcomeUnknown, "Pipedrive failed while it worked on the request; it may have been done.")
        }
        return error(.unavailable, "Pipedrive is down or overloaded.", retry: .later(after: headers.wait()))
    }

    /// The company's day is over only where a header says so; everything else passes within seconds.
    private var limited: ConnectorError {
        if PipedriveLimits.isDayOver(headers) {
            return error(
                .quotaExhausted, "The company's API tokens of the day are used up.", retry: .later(after: nil))
        }
        let named = headers.wait() ?? PipedriveLimits.burstReset(in: headers)
        let pause = max(named ?? Self.burstPause, Self.burstPause)
        return error(.rateLimited, "Too many calls in a short time.", retry: .later(after: pause))
    }

    /// Three things are a 403: a page of Cloudflare's, which is about the rate; a plan's cap; and a missing right.
    private var forbidden: ConnectorError {
        if isPage {
            return error(
                .rateLimited, "Cloudflare, which stands before Pipedrive, blocks this address for a while.",
                retry: .later(after: max(headers.wait() ?? Self.blockedPause, Self.blockedPause)))
        }
        if said?.code?.hasPrefix("feature_capping") == true {
            return error(.forbidden, "The company's plan allows no more of these.")
        }
        return error(.forbidden, "The key may not do this in Pipedrive.", scopes: missingScopes)
    }

    private var isPage: Bool {
        headers["Content-Type"]?.lowercased().contains("html") ?? false
    }

    /// Pipedrive names no scope: the one to ask for follows from what was tried.
    private var missingScopes: [Scope] {
        guard said?.words.lowercased().contains("scope and url mismatch") == true else { return [] }
        return PipedriveScopes.wanted(by: request)
    }
}

// MARK: Tokens

extension PipedriveFailures {
    /// A refusal (4xx) of a token request; the rest is judged as everywhere.
    private var refusedToken: ConnectorError? {
        if request.operation == .tokenRevoke, isPage, [404, 410].contains(status) {
            // A page of something in between confirms no revocation.
            return error(.unavailable, "Pipedrive's token endpoint gives no proper answer.")
        }
        guard (400...499).contains(status), ![408, 423, 425, 429].contains(status), !isPage else { return nil }
        switch request.operation {
        case .tokenExchange: return appAtFault
        case .tokenRefresh:
            guard namesDeadToken else { return appAtFault }
            return error(.unauthenticated, "Pipedrive has ended this grant: someone must connect it again.")
        case .tokenRevoke:
            return namesDeadToken ? error(.notFound, "The grant has ended at Pipedrive already.") : appAtFault
        default: return nil
        }
    }

    /// Where the word stands is unverified.
    private var namesDeadToken: Bool { said?.words.contains("invalid_grant") ?? false }

    private var appAtFault: ConnectorError {
        error(
            .invalid,
            "Pipedrive refuses the request for tokens: check the app's client id, secret and callback URL, or start "
                + "again.")
    }
}

// MARK: Putting together

extension PipedriveFailures {
    private var fields: [FieldFailure] {
        guard let words = said?.error ?? said?.message else { return [] }
        return PipedriveFieldFailures.read(words, code: VendorWord.read(said?.code))
    }

    private func error(
        _ kind: ConnectorErrorKind, _ message: String, retry: RetryAdvice? = nil, fields: [FieldFailure] = [],
        scopes: [Scope] = []
    ) -> ConnectorError {
        let words = [said?.error, said?.message].compactMap(\.self).first
        let vendor = VendorFailure(
            status: status, code: VendorWord.read(said?.code) ?? VendorWord.read(oauthWord),
            requestID: PipedriveFailures.requestID(in: headers),
            message: words.map { request.striking($0, headers: ["Authorization", PipedriveAuthorizer.tokenHeader]) })
        return ConnectorError(
            kind, operation: request.operation, message: message, retry: retry, vendor: vendor,
            fields: Array(fields.prefix(Self.fieldsMax)), missingScopes: scopes)
    }

    private var oauthWord: String? {
        said?.error.flatMap { $0.contains(" ") ? nil : $0 } ?? said?.errorCode.map(String.init)
    }

    /// Pipedrive's id of the request, which its support asks for.
    static func requestID(in headers: HTTPHeaders) -> String? {
        VendorWord.read(headers["x-correlation-id"]) ?? VendorWord.read(headers["cf-ray"])
    }
}
