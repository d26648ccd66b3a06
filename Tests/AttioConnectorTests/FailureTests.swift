import AttioConnector
import ConnectorKit
import ConnectorScripting
import Foundation
import Testing

@Suite("Attio: what refusals mean")
struct FailureTests {
    static let read = HTTPRequest(
        operation: "attio.members.list", method: .get, path: "/v2/workspace_members")
    static let creation = HTTPRequest(
        operation: "attio.records.create", method: .post, path: "/v2/objects/people/records", isIdempotent: false)

    private func kind(_ response: HTTPResponse, to request: HTTPRequest = Self.read) -> ConnectorErrorKind? {
        AttioConnector.failure(in: response, to: request)?.kind
    }

    @Test("SYNC-13: a page of something in between confirms no revocation", arguments: [401, 404])
    func pageToRevocation(status: Int) {
        let request = HTTPRequest(operation: "attio.token.revoke", method: .post, path: "/oauth/revoke")
        let failure = AttioConnector.failure(in: .html(status), to: request)
        #expect(failure?.kind == .unavailable && failure?.isRetryable == true)
    }

    @Test(
        "SYNC-8: every code has its kind, whatever the words",
        arguments: [
            (400, "validation_type", ConnectorErrorKind.invalid), (400, "value_not_found", .invalid),
            (400, "missing_value", .invalid), (400, "immutable_value", .invalid), (400, "filter_error", .invalid),
            (400, "system_edit_unauthorized", .invalid), (400, "multiple_match_results", .invalid),
            (400, "matching_attribute_definition_not_unique", .invalid), (400, "uniqueness_conflict", .conflict),
            (400, "merge_in_progress", .unavailable), (400, "quota_exceeded", .unsupported),
            (400, "particle_gate_violation", .unsupported), (401, "unauthorized", .unauthenticated),
            (403, "unauthorized", .forbidden), (403, "billing_error", .unsupported), (404, "not_found", .notFound),
            (409, "slug_conflict", .conflict), (409, "concurrent_write_conflict", .unavailable),
            (409, "something_new", .conflict), (429, "rate_limit_exceeded", .rateLimited), (400, "brand_new", .invalid),
        ])
    func codes(status: Int, code: String, expected: ConnectorErrorKind) {
        for words in ["Words.", "要求は処理されませんでした。"] {
            let error = AttioConnector.failure(in: .refusal(status, code, words), to: Self.read)
            #expect(error?.kind == expected && error?.vendor?.status == status && error?.vendor?.code == code)
        }
    }

    @Test(
        "Without a body the status decides",
        arguments: [
            (400, ConnectorErrorKind.invalid), (401, .unauthenticated), (403, .forbidden), (404, .notFound),
            (408, .timedOut), (409, .conflict), (410, .notFound), (413, .invalid), (423, .unavailable),
            (429, .rateLimited), (500, .unavailable), (502, .unavailable), (503, .unavailable), (504, .unavailable),
            (302, .malformed),
        ])
    func statuses(status: Int, expected: ConnectorErrorKind) {
        let empty = HTTPResponse(status: status)
        #expect(kind(empty) == expected && kind(.html(status)) == expected)
    }

    @Test("T-14: a failure at Attio leaves open what a creation did", arguments: [500, 502, 503, 504, 520])
    func creationIsOpen(status: Int) {
        #expect(kind(.html(status), to: Self.creation) == .outcomeUnknown)
    }

    @Test("T-14: refusals don't, not even those that ask to come again")
    func creationIsRefused() {
        #expect(kind(.refusal(409, "concurrent_write_conflict"), to: Self.creation) == .unavailable)
        #expect(kind(.refusal(400, "merge_in_progress"), to: Self.creation) == .unavailable)
        #expect(kind(.refusal(429, "rate_limit_exceeded"), to: Self.creation) == .rateLimited)
    }

    @Test("Success is no failure", arguments: [200, 201, 204])
    func success(status: Int) {
        #expect(kind(HTTPResponse(status: status)) == nil)
    }

    @Test(
        "T-29: a body that Attio never sends doesn't hide the status",
        arguments: ["", "[]", "\"text\"", #"{"message":7,"validation_errors":"none","code":[]}"#, "<html>"])
    func strangeBodies(body: String) {
        #expect(kind(.json(404, body)) == .notFound)
    }

    @Test("T-29: a refusal above its bound is judged by the status alone")
    func hugeBody() {
        let filler = String(repeating: "x", count: 1024 * 1024)
        let error = AttioConnector.failure(in: .refusal(409, "slug_conflict", filler), to: Self.read)
        #expect(error?.kind == .conflict && error?.vendor?.code == nil && error?.vendor?.message == nil)
    }

    @Test("The execution id is kept for support; codes and ids that are no words are dropped")
    func requestID() {
        let error = AttioConnector.failure(in: .refusal(400, "two words"), to: Self.read)
        #expect(error?.vendor?.requestID == "exec-4711" && error?.vendor?.code == nil)
    }

    @Test("The vendor's words hold what the entries say, not only that the body is wrong")
    func words() {
        let entries = #"[{"code":"invalid_type","path":["data","is_required"],"message":"Required"}]"#
        let error = AttioConnector.failure(
            in: .refusal(400, "validation_type", "Body payload validation error.", errors: entries), to: Self.read)
        #expect(error?.vendor?.message == "Body payload validation error.; data.is_required: Required")
    }

    @Test("VER-2: scopes that a refusal names are told; other words aren't taken for scopes")
    func scopes() {
        let words = "Needs record_permission:read-write and object_configuration:read; see https://attio.com"
        let error = AttioConnector.failure(in: .refusal(403, "unauthorized", words), to: Self.read)
        #expect(error?.missingScopes == ["record_permission:read-write", "object_configuration:read"])
        let silent = AttioConnector.failure(in: .refusal(403, "unauthorized"), to: Self.read)
        #expect(silent?.missingScopes == [] && silent?.kind == .forbidden)
    }

    @Test("SEC-2: what people read is one line without the vendor's words")
    func oneLine() throws {
        let error = try #require(
            AttioConnector.failure(in: .refusal(400, "missing_value", "secret\nrecord"), to: Self.read))
        #expect(!"\(error)".contains("\n") && !"\(error)".contains("secret"))
        #expect("\(error)".hasPrefix("attio.members.list: "))
    }
}

// MARK: Deals that are off

extension FailureTests {
    private static func request(_ operation: OperationName, _ path: String) -> HTTPRequest {
        HTTPRequest(operation: operation, method: .get, path: "/v2/objects/\(path)")
    }

    @Test(
        "A 404 of Attio's own under deals means that the object is off",
        arguments: [
            ("attio.attributes.list" as OperationName, "deals/attributes"),
            ("attio.attributes.create", "deals/attributes"),
            ("attio.statuses.list", "deals/attributes/stage/statuses"), ("attio.records.query", "deals/records/query"),
            ("attio.records.create", "deals/records"),
        ])
    func off(operation: OperationName, path: String) {
        let answer = HTTPResponse.refusal(404, "not_found", #"Object with slug/ID "deals" not found."#)
        #expect(kind(answer, to: Self.request(operation, path)) == .unsupported)
    }

    @Test("Another thing that isn't there, another object, or a page of some gateway doesn't mean that")
    func notOff() {
        let list = Self.request("attio.attributes.list", "deals/attributes")
        let statuses = Self.request("attio.statuses.list", "deals/attributes/stage/statuses")
        let people = Self.request("attio.attributes.list", "people/attributes")
        let record = Self.request("attio.records.get", "deals/records/\(RecordSample.deal)")
        let missing = HTTPResponse.refusal(404, "not_found", #"Object with slug/ID "people" not found."#)
        #expect(kind(.html(404), to: list) == .notFound)
        #expect(kind(missing, to: people) == .notFound)
        #expect(
            kind(.refusal(404, "not_found", #"Attribute with slug/ID "stage" not found."#), to: statuses) == .notFound)
        #expect(kind(.refusal(404, "not_found", #"Could not find endpoint "GET /v2/x"."#), to: list) == .notFound)
        #expect(kind(.refusal(404, "not_found", #"Record with ID "891d" not found."#), to: record) == .notFound)
    }
}
