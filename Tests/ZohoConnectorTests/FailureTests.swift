import ConnectorKit
import ConnectorScripting
import Foundation
import Testing
import ZohoConnector

@Suite("Zoho: failures")
struct FailureTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let status: Int
        let code: String
        var details = "{}"
        let kind: ConnectorErrorKind
        var operation: OperationName = "zoho.users.list"
        var testDescription: String { "\(status) \(code) \(operation)" }
    }

    static let cases: [Case] = [
        Case(status: 401, code: "INVALID_TOKEN", kind: .unauthenticated),
        Case(status: 401, code: "AUTHENTICATION_FAILURE", kind: .unauthenticated),
        Case(status: 401, code: "OAUTH_SCOPE_MISMATCH", kind: .forbidden),
        Case(status: 403, code: "OAUTH_SCOPE_MISMATCH", kind: .forbidden),
        Case(status: 403, code: "NO_PERMISSION", kind: .forbidden),
        Case(status: 400, code: "AUTHORIZATION_FAILED", details: #"{"resource_path_index":0}"#, kind: .forbidden),
        Case(status: 400, code: "INVALID_MODULE", details: #"{"resource_path_index":0}"#, kind: .unsupported),
        Case(status: 400, code: "VERSION_NOT_SUPPORTED", kind: .unsupported),
        Case(status: 400, code: "NOT_SUPPORTED", kind: .unsupported),
        Case(status: 400, code: "INVALID_REQUEST_METHOD", kind: .invalid),
        Case(status: 400, code: "REQUIRED_PARAM_MISSING", details: #"{"param_name":"fields"}"#, kind: .invalid),
        Case(status: 400, code: "DEPENDENT_FIELD_MISSING", kind: .invalid),
        Case(status: 400, code: "DEPENDENT_MISMATCH", kind: .invalid),
        Case(status: 400, code: "EXPECTED_PARAM_MISSING", kind: .invalid),
        Case(status: 400, code: "PATTERN_NOT_MATCHED", kind: .invalid),
        Case(status: 400, code: "SYNTAX_ERROR", kind: .invalid),
        Case(status: 400, code: "INVALID_QUERY", kind: .invalid),
        Case(status: 400, code: "DISCRETE_PAGINATION_LIMIT_EXCEEDED", kind: .invalid),
        Case(status: 400, code: "INVALID_DATA", details: #"{"param_name":"type"}"#, kind: .invalid),
        Case(status: 400, code: "LIMIT_EXCEEDED", details: #"{"limit":50,"param_name":"fields"}"#, kind: .invalid),
        Case(
            status: 400, code: "LIMIT_EXCEEDED", details: #"{"limit":10}"#, kind: .unsupported,
            operation: "zoho.fields.create"),
        Case(status: 400, code: "DUPLICATE_DATA", kind: .conflict, operation: "zoho.fields.create"),
        Case(status: 400, code: "RESERVED_KEYWORD_NOT_ALLOWED", kind: .invalid, operation: "zoho.fields.create"),
        Case(status: 400, code: "PROCESSING_STOPPED", kind: .invalid),
        Case(status: 400, code: "ROLLBACK_PERFORMED", kind: .invalid),
        Case(status: 400, code: "REQUEST_TIMEOUT", kind: .timedOut),
        Case(status: 400, code: "RECORD_LOCKED", kind: .unavailable, operation: "zoho.records.update"),
        Case(status: 400, code: "NOT_APPROVED", kind: .unavailable, operation: "zoho.records.delete"),
        Case(status: 400, code: "NOT_REVIEWED", kind: .unavailable, operation: "zoho.records.update"),
        Case(status: 412, code: "ALREADY_MODIFIED", kind: .conflict, operation: "zoho.records.update"),
        Case(
            status: 400, code: "INVALID_DATA", details: #"{"resource_path_index":1}"#, kind: .notFound,
            operation: "zoho.records.delete"),
        Case(
            status: 400, code: "INVALID_DATA", details: #"{"resource_path_index":1}"#, kind: .notFound,
            operation: "zoho.records.read"),
        Case(
            status: 400, code: "INVALID_DATA", details: #"{"param_name":"ids"}"#, kind: .notFound,
            operation: "zoho.records.read"),
        Case(status: 404, code: "INVALID_URL_PATTERN", kind: .notFound),
        Case(status: 429, code: "TOO_MANY_REQUESTS", kind: .rateLimited),
        Case(status: 500, code: "INTERNAL_ERROR", kind: .unavailable),
        Case(status: 418, code: "SOMETHING_NEW", kind: .invalid),
    ]

    private func judged(
        _ response: HTTPResponse, _ operation: OperationName = "zoho.users.list", _ method: HTTPMethod = .get,
        path: String = "/crm/v8/users"
    ) -> ConnectorError? {
        ZohoConnector.failure(in: response, to: .probe(operation, method, path: path))
    }

    @Test("SYNC-8: The code decides what a refusal means", arguments: cases)
    func code(_ refusal: Case) {
        let error = judged(.refusal(refusal.status, refusal.code, refusal.details), refusal.operation)
        #expect(error?.kind == refusal.kind)
        #expect(error?.vendor?.status == refusal.status && error?.vendor?.code == refusal.code)
        #expect(error?.operation == refusal.operation)
    }

    @Test(
        "SYNC-8: A refusal wrapped in an array means the same, whatever the array's name",
        arguments: [
            "data", "fields", "pipeline", "users",
        ])
    func wrapped(_ name: String) {
        let body =
            #"{"\#(name)":[{"code":"NO_PERMISSION","details":{"permissions":["Crm_Implied_View_Deals"]},"#
            + #""message":"Permission denied","status":"error"}]}"#
        let error = judged(.json(403, body))
        #expect(error?.kind == .forbidden && error?.message.contains("Crm_Implied_View_Deals") == true)
    }

    @Test(
        "The status decides where there is no code",
        arguments: [
            (301, ConnectorErrorKind.invalid), (400, .invalid), (401, .unauthenticated), (403, .forbidden),
            (404, .notFound), (408, .timedOut), (409, .conflict), (412, .conflict), (413, .tooLarge), (414, .tooLarge),
            (415, .invalid), (429, .rateLimited), (500, .unavailable), (502, .unavailable), (503, .unavailable),
            (504, .unavailable), (100, .malformed),
        ])
    func status(_ status: Int, kind: ConnectorErrorKind) {
        #expect(judged(.html(status))?.kind == kind)
        #expect(judged(HTTPResponse(status: status))?.kind == kind)
        #expect(judged(.json(status, #"{"code":7,"details":"none","message":[]}"#))?.kind == kind)
    }

    @Test("T-14: A 5xx leaves open what a creation did", arguments: [500, 502, 503, 504])
    func openOutcome(_ status: Int) {
        for response in [HTTPResponse.html(status), .refusal(status, "INTERNAL_ERROR")] {
            let error = judged(response, "zoho.records.create", .post)
            #expect(error?.kind == .outcomeUnknown && error?.retry == .never)
        }
    }

    @Test("A missing scope renews nothing, and is named by what was asked for")
    func scope() {
        let missing = HTTPResponse.refusal(401, "OAUTH_SCOPE_MISMATCH")
        #expect(judged(missing)?.missingScopes == ["ZohoCRM.users.READ", "ZohoCRM.users.ALL"])
        #expect(judged(missing)?.retry == .never)
        #expect(judged(missing, "zoho.fields.create", .post)?.missingScopes.first == "ZohoCRM.settings.fields.CREATE")
        #expect(
            judged(missing, "zoho.records.update", .put, path: "/crm/v8/Contacts")?.missingScopes.first
                == "ZohoCRM.modules.Contacts.UPDATE")
        #expect(
            judged(missing, "zoho.pipelines.list", .post, path: "/crm/v8/__composite_requests")?.missingScopes
                == ["ZohoCRM.composite_requests.CUSTOM"])
    }

    @Test("A profile without the right to use the API is told as such")
    func apiAccess() {
        let error = judged(.refusal(403, "NO_PERMISSION", #"{"permissions":["Crm_Implied_Api_Access"]}"#))
        #expect(error?.kind == .forbidden && error?.message.contains("may not use Zoho's API") == true)
    }

    @Test("Too many calls are waited for two seconds, or as long as a Retry-After says should one ever come")
    func rate() {
        #expect(judged(.refusal(429, "TOO_MANY_REQUESTS"))?.retry == .later(after: .seconds(2)))
        let named = judged(.refusal(429, "TOO_MANY_REQUESTS", headers: ["Retry-After": "7"]))
        #expect(named?.retry == .later(after: .seconds(7)))
        let tooLong = judged(.refusal(429, "TOO_MANY_REQUESTS", headers: ["Retry-After": "999999999"]))
        #expect(tooLong?.retry == .later(after: .seconds(86_400)))
    }

    @Test("SYNC-14: Where the answer says that no credits are left, the account rests for an hour")
    func quota() {
        let error = judged(.refusal(429, "TOO_MANY_REQUESTS", headers: ["X-API-CREDITS-REMAINING": "0"]))
        #expect(error?.kind == .quotaExhausted && error?.retry == .later(after: .seconds(3600)))
        let other = judged(.refusal(429, "TOO_MANY_REQUESTS", headers: ["X-API-CREDITS-REMAINING": "12"]))
        #expect(other?.kind == .rateLimited)
    }

    @Test("A refusal of the whole request behind a 2xx is a failure")
    func hidden() {
        #expect(judged(.refusal(200, "NO_PERMISSION"))?.kind == .forbidden)
        #expect(judged(.refusal(202, "INVALID_MODULE"))?.kind == .unsupported)
        #expect(judged(.json(#"{"users":[]}"#)) == nil && judged(.none) == nil)
        #expect(judged(.json(#"{"code":"SUCCESS","details":{},"message":"x","status":"success"}"#)) == nil)
    }

    @Test("SEC-2, T-11: A token that a refusal repeats is struck out, and long words are cut")
    func secrets() throws {
        let request = try ZohoConnector.authorizer(for: .grant, override: nil).authorize(.probe("zoho.users.list"))
        let words = "token 1000.canary-access is bad " + String(repeating: "x", count: 2_000)
        let response = HTTPResponse.json(400, #"{"code":"X","message":"\#(words)","status":"error"}"#)
        let error = try #require(ZohoConnector.failure(in: response, to: request))
        #expect(!String(reflecting: error).contains("canary"))
        #expect((error.vendor?.message?.utf8.count ?? 0) <= VendorFailure.messageBytesMax)
    }

    @Test("T-28: Codes that could forge a line of a log are dropped; huge and deep bodies leave the status")
    func hostile() {
        let forged = judged(.json(400, #"{"code":"A\nB","message":"m","status":"error"}"#))
        #expect(forged?.kind == .invalid && forged?.vendor?.code == nil)
        let long = judged(.refusal(400, String(repeating: "A", count: 300)))
        #expect(long?.vendor?.code == nil)
        let deep = HTTPResponse.json(403, String(repeating: "[", count: 20_000))
        #expect(judged(deep)?.kind == .forbidden)
        let huge = HTTPResponse(status: 404, body: [UInt8](repeating: 32, count: 2 << 20))
        #expect(judged(huge)?.kind == .notFound)
    }
}
