import ConnectorKit
import ConnectorScripting
import SalesforceConnector
import Testing

@Suite("Salesforce: refusals")
struct FailureTests {
    private func failure(
        _ response: HTTPResponse, _ operation: OperationName = "salesforce.owners.query", isIdempotent: Bool = true,
        secrets: [Secret] = [], headers: HTTPHeaders = [:]
    ) -> ConnectorError? {
        let request = HTTPRequest(
            operation: operation, method: .post, path: "/services/data/v66.0/query", headers: headers,
            isIdempotent: isIdempotent, secrets: secrets)
        return SalesforceConnector.failure(in: response, to: request)
    }

    private func refusal(_ status: Int, _ code: String, _ message: String = "words") -> HTTPResponse {
        .json(status, #"[{"message":"\#(message)","errorCode":"\#(code)","fields":[]}]"#)
    }

    static let catalogue: [(Int, String, ConnectorErrorKind)] = [
        (401, "INVALID_SESSION_ID", .unauthenticated), (403, "REQUEST_LIMIT_EXCEEDED", .quotaExhausted),
        (403, "API_DISABLED_FOR_ORG", .forbidden), (400, "INVALID_FIELD", .invalid),
        (400, "INVALID_FIELD_FOR_INSERT_UPDATE", .invalid), (403, "INSUFFICIENT_ACCESS_OR_READONLY", .forbidden),
        (400, "INSUFFICIENT_ACCESS_OR_READONLY", .forbidden), (400, "INSUFFICIENT_ACCESS", .forbidden),
        (403, "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", .forbidden),
        (400, "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", .forbidden),
        (400, "FIELD_CUSTOM_VALIDATION_EXCEPTION", .invalid), (404, "INVALID_CROSS_REFERENCE_KEY", .notFound),
        (400, "INVALID_CROSS_REFERENCE_KEY", .invalid), (400, "INACTIVE_OWNER_OR_USER", .invalid),
        (400, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", .invalid), (400, "REQUIRED_FIELD_MISSING", .invalid),
        (400, "DUPLICATES_DETECTED", .conflict), (400, "DUPLICATE_VALUE", .conflict),
        (400, "DUPLICATE_DEVELOPER_NAME", .conflict), (400, "STRING_TOO_LONG", .invalid),
        (400, "NUMBER_OUTSIDE_VALID_RANGE", .invalid), (400, "INVALID_EMAIL_ADDRESS", .invalid),
        (400, "UNABLE_TO_LOCK_ROW", .unavailable), (500, "UNABLE_TO_LOCK_ROW", .unavailable),
        (404, "ENTITY_IS_DELETED", .notFound), (404, "NOT_FOUND", .notFound), (400, "MALFORMED_ID", .invalid),
        (400, "MALFORMED_QUERY", .invalid), (400, "INVALID_TYPE", .invalid), (400, "INVALID_QUERY_LOCATOR", .notFound),
        (400, "JSON_PARSER_ERROR", .invalid), (400, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", .invalid),
        (405, "METHOD_NOT_ALLOWED", .invalid), (400, "QUERY_TIMEOUT", .timedOut),
        (503, "SERVER_UNAVAILABLE", .unavailable),
        (500, "UNKNOWN_EXCEPTION", .unavailable), (400, "PROCESSING_HALTED", .invalid),
        (412, "BATCH_PROCESSING_HALTED", .invalid), (400, "ALL_OR_NONE_OPERATION_ROLLED_BACK", .invalid),
        (400, "FIELD_INTEGRITY_EXCEPTION", .invalid), (400, "SOMETHING_NEW", .invalid),
        (403, "SOMETHING_NEW", .forbidden),
        (404, "SOMETHING_NEW", .notFound), (410, "GONE", .unsupported),
    ]

    static let languages = [
        "words", "Sitzung abgelaufen oder ungültig", "La session a expiré ou n’est pas valide", "セッションの期限切れ",
        "Преждевременно завершено", "",
    ]

    @Test("The code decides, in whatever language the words are", arguments: catalogue)
    func codes(status: Int, code: String, kind: ConnectorErrorKind) {
        for words in Self.languages {
            let got = failure(refusal(status, code, words))
            #expect(got?.kind == kind && got?.vendor?.code == code && got?.vendor?.status == status)
            #expect(got?.vendor?.message == words)
            let isPassing: Set<ConnectorErrorKind> = [.unavailable, .quotaExhausted, .timedOut]
            #expect(got?.isRetryable == isPassing.contains(kind))
        }
    }

    static let statuses: [(Int, ConnectorErrorKind)] = [
        (401, .unauthenticated), (403, .forbidden), (404, .notFound), (405, .invalid), (408, .timedOut),
        (409, .conflict), (410, .unsupported), (412, .conflict), (413, .tooLarge), (414, .tooLarge), (415, .invalid),
        (420, .invalid), (428, .invalid), (429, .rateLimited), (431, .tooLarge), (500, .unavailable),
        (502, .unavailable), (503, .unavailable), (504, .unavailable), (300, .invalid), (302, .invalid),
        (199, .malformed),
    ]

    @Test("A page, an empty body, JSON of another shape and a huge body are judged by the status", arguments: statuses)
    func status(status: Int, kind: ConnectorErrorKind) {
        let huge = HTTPResponse(status: status, body: Array(repeating: 91, count: 1_200_000))
        let bodies = [
            HTTPResponse.html(status), HTTPResponse(status: status), .json(status, "{}"), .json(status, "[]"),
            .json(status, "[5]"), .json(status, #"[{"errorCode":7,"message":[],"fields":"x"}]"#), huge,
        ]
        for body in bodies {
            let got = failure(body)
            #expect(got?.kind == kind && got?.vendor?.code == nil && got?.vendor?.status == status)
        }
    }

    @Test("Success is no failure, nor is an answer that nothing has changed", arguments: [200, 201, 204, 304])
    func success(status: Int) {
        #expect(failure(HTTPResponse(status: status)) == nil)
    }

    @Test("A refusal told by one entry alone, not in an array, is read as well")
    func single() {
        let got = failure(.json(400, #"{"errorCode":"MALFORMED_QUERY","message":"unexpected token"}"#))
        #expect(got?.kind == .invalid && got?.vendor?.code == "MALFORMED_QUERY")
    }
}

// MARK: What needs more than a code

extension FailureTests {
    static let blocks = [
        "This session is not valid for use with the REST API", "this session is not valid for use with the rest api.",
        "Connected app is not attached to Agent",
    ]

    @Test(
        "A session that policy blocks is forbidden: a new token would be blocked too, and nobody asks for ever",
        arguments: blocks)
    func blocked(words: String) {
        let got = failure(refusal(401, "INVALID_SESSION_ID", words))
        #expect(got?.kind == .forbidden && got?.retry == .never && got?.message.contains("policy") == true)
    }

    @Test("SYNC-8: the day's requests and the long-running ones share a code, and only the limit's name tells")
    func quotas() {
        let total = failure(refusal(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."))
        #expect(total?.kind == .quotaExhausted && total?.retry == .later(after: .seconds(900)))
        let long = failure(refusal(403, "REQUEST_LIMIT_EXCEEDED", "ConcurrentPerOrgLongTxn Limit exceeded."))
        #expect(long?.kind == .rateLimited && long?.retry == .later(after: .seconds(5)))
        let other = failure(refusal(403, "REQUEST_LIMIT_EXCEEDED", "Limite dépassée"))
        #expect(other?.kind == .quotaExhausted)
    }

    static let words: [(String, ConnectorErrorKind)] = [
        ("Bad_OAuth_Token", .unauthenticated), ("Bad_OAuth_Token\n", .unauthenticated),
        ("Missing_OAuth_Token", .unauthenticated), ("Invalid_Scope", .forbidden), ("Wrong_Org", .forbidden),
        ("Something_Else", .forbidden), ("bad_oauth_token", .forbidden), ("", .forbidden),
    ]

    @Test("Who am I answers a dead token with 403 and one word, which renews it", arguments: words)
    func userinfo(text: String, kind: ConnectorErrorKind) {
        let response = HTTPResponse(
            status: 403, headers: ["Content-Type": "text/html;charset=UTF-8"], body: Array(text.utf8))
        let got = failure(response, "salesforce.user.read")
        #expect(got?.kind == kind && got?.vendor?.status == 403)
        if text == "Invalid_Scope" { #expect(got?.missingScopes == ["openid", "id"]) }
    }

    @Test("A 5xx leaves open what was done, but for 503; what is safe to repeat is repeated")
    func broken() {
        for status in [500, 502, 504] {
            #expect(failure(.html(status), isIdempotent: false)?.kind == .outcomeUnknown)
            #expect(failure(refusal(status, "UNKNOWN_EXCEPTION"), isIdempotent: false)?.kind == .outcomeUnknown)
        }
        #expect(failure(.html(503), isIdempotent: false)?.kind == .unavailable)
        let paused = HTTPResponse(status: 503, headers: ["Retry-After": "120"])
        #expect(failure(paused)?.retry == .later(after: .seconds(120)))
        for text in ["-1", "soon", "99999999999999999999"] {
            let answer = HTTPResponse(status: 429, headers: ["Retry-After": text])
            #expect(failure(answer)?.retry == .later(after: nil))
        }
        let long = HTTPResponse(status: 429, headers: ["Retry-After": "9999999"])
        #expect(failure(long)?.retry == .later(after: .seconds(86_400)))
    }

    @Test("T-10: a redirect is named where it stays with Salesforce, and never followed")
    func redirects() {
        func redirect(_ location: String?) -> ConnectorError? {
            var response = HTTPResponse(status: 302)
            response.headers["Location"] = location
            return failure(response)
        }
        let renamed = redirect("https://new.my.salesforce.com/services/data/v66.0/query?q=secret")
        #expect(renamed?.kind == .invalid && renamed?.message.contains("to new.my.salesforce.com") == true)
        for location in ["https://evil.example/x", "/services/data", "", "https://", nil] {
            let got = redirect(location)
            #expect(got?.kind == .invalid && got?.message.contains("redirects;") == true)
        }
        #expect(renamed?.message.contains("secret") == false)
    }

    @Test("A missing target is told apart from a field that refers to nothing")
    func crossReferences() {
        let bare = refusal(400, "INVALID_CROSS_REFERENCE_KEY")
        for operation in ["salesforce.records.update", "salesforce.records.delete"] as [OperationName] {
            #expect(failure(bare, operation)?.kind == .notFound)
        }
        #expect(failure(bare, "salesforce.records.create")?.kind == .invalid)
        let field = HTTPResponse.json(
            400, #"[{"message":"m","errorCode":"INVALID_CROSS_REFERENCE_KEY","fields":["RecordTypeId"]}]"#)
        #expect(failure(field, "salesforce.records.update")?.kind == .invalid)
    }

    @Test("The set-up's objects that a user may not see count as forbidden, not as unknown")
    func setup() {
        for operation in ["salesforce.properties.create", "salesforce.visibility.grant"] as [OperationName] {
            #expect(failure(refusal(400, "INVALID_TYPE"), operation)?.kind == .forbidden)
        }
    }

    @Test("T-11: words are cut, and secrets that Salesforce echoes are struck out; ids that aren't ids are dropped")
    func redaction() {
        let headers: HTTPHeaders = ["Authorization": "Bearer 00D!canary"]
        let long = String(repeating: "x", count: 600)
        let got = failure(
            .json(
                400, #"[{"message":"00D!canary 00D%21canary s\#(long)","errorCode":"bad code"}]"#,
                headers: ["X-SFDC-Request-Id": "TID:000001"]),
            secrets: [Secret("s" + long)], headers: headers)
        #expect(got?.vendor?.message == "<redacted> <redacted> <redacted>")
        #expect(got?.vendor?.code == nil && got?.vendor?.requestID == "TID:000001")
        #expect(failure(refusal(400, "X", long))?.vendor?.message?.utf8.count == VendorFailure.messageBytesMax)
        let noisy = HTTPResponse(status: 400, headers: ["X-SFDC-Request-Id": "a b"])
        #expect(failure(noisy)?.vendor?.requestID == nil)
    }
}
