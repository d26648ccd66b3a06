import ConnectorKit
import ConnectorScripting
import HubSpotConnector
import Testing

@Suite("HubSpot: failures of the API")
struct FailureTests {
    static let headers: HTTPHeaders = ["x-hubspot-correlation-id": "c0ffee00-0000-4000-8000-000000000000"]

    private func failure(
        _ response: HTTPResponse, to operation: OperationName = "hubspot.records.read", isIdempotent: Bool = true
    ) -> ConnectorError? {
        let request = HTTPRequest(
            operation: operation, method: .post, path: "/", headers: ["Authorization": "Bearer canary-token"],
            isIdempotent: isIdempotent)
        return HubSpotConnector.failure(in: response, to: request)
    }

    @Test("Success is no failure", arguments: [200, 201, 204, 207])
    func success(status: Int) {
        #expect(failure(HTTPResponse(status: status)) == nil)
    }

    static let statusTable: [(Int, ConnectorErrorKind, RetryAdvice)] = [
        (400, ConnectorErrorKind.invalid, RetryAdvice.never), (401, .unauthenticated, .never),
        (403, .forbidden, .never), (404, .notFound, .never), (405, .invalid, .never), (409, .conflict, .never),
        (414, .invalid, .never), (415, .invalid, .never), (423, .unavailable, .later(after: .seconds(2))),
        (429, .rateLimited, .later(after: .seconds(10))), (477, .unavailable, .later(after: nil)),
        (500, .unavailable, .later(after: nil)), (502, .unavailable, .later(after: nil)),
        (503, .unavailable, .later(after: nil)), (504, .unavailable, .later(after: nil)),
        (521, .unavailable, .later(after: nil)), (523, .unavailable, .later(after: nil)),
        (524, .unavailable, .later(after: nil)), (522, .unavailable, .never), (525, .unavailable, .never),
        (526, .unavailable, .never), (301, .malformed, .never), (100, .malformed, .never),
        (777, .malformed, .never),
    ]

    @Test(
        "The status decides, whatever the body is",
        arguments: statusTable)
    func statuses(status: Int, kind: ConnectorErrorKind, retry: RetryAdvice) {
        let bodies: [HTTPResponse] = [
            .html(status), .json(status, "{}"), HTTPResponse(status: status), .json(status, "[[["),
            .json(status, #"{"message":5,"errors":"x","context":[],"category":{}}"#),
        ]
        for response in bodies {
            let got = failure(response)
            #expect(got?.kind == kind && got?.retry == retry && got?.vendor?.status == status)
        }
    }

    static let unrepeatableTable: [(Int, ConnectorErrorKind)] = [
        (500, ConnectorErrorKind.outcomeUnknown), (502, .outcomeUnknown), (503, .outcomeUnknown),
        (504, .outcomeUnknown), (522, .outcomeUnknown), (524, .outcomeUnknown), (423, .unavailable),
        (429, .rateLimited), (477, .unavailable), (400, .invalid),
    ]

    @Test(
        "A 5xx to what isn't safe to repeat leaves the outcome unknown; a refusal doesn't",
        arguments: unrepeatableTable)
    func unrepeatable(status: Int, kind: ConnectorErrorKind) {
        #expect(failure(.html(status), to: "hubspot.records.create", isIdempotent: false)?.kind == kind)
    }

    static let pauses: [(String, Duration)] = [
        ("17", Duration.seconds(17)), ("0", .seconds(0)), ("999999999", .seconds(86_400)),
        ("-1", .seconds(10)), ("soon", .seconds(10)), ("Wed, 21 Oct 2026 07:28:00 GMT", .seconds(10)),
    ]

    @Test(
        "Retry-After is honoured in seconds, bounded, and ignored where it is no number",
        arguments: pauses)
    func retryAfter(text: String, pause: Duration) {
        #expect(failure(.json(429, "{}", headers: ["Retry-After": text]))?.retry == .later(after: pause))
    }

    @Test("A migrating portal says how long")
    func migration() {
        let got = failure(.json(477, "{}", headers: ["Retry-After": "3600"]))
        #expect(got?.kind == .unavailable && got?.retry == .later(after: .seconds(3600)))
    }

    static let limitTable: [(String, ConnectorErrorKind, RetryAdvice)] = [
        (
            #"{"message":"You have reached your ten_secondly_rolling limit.","policyName":"TEN_SECONDLY_ROLLING"}"#,
            ConnectorErrorKind.rateLimited, RetryAdvice.later(after: .seconds(10))
        ),
        (
            #"{"message":"You have reached your ten_secondly_rolling limit."}"#, .rateLimited,
            .later(after: .seconds(10))
        ),
        (
            #"{"message":"You have reached your secondly limit.","policyName":"SECONDLY"}"#, .rateLimited,
            .later(after: .seconds(1))
        ),
        (#"{"message":"You have reached your secondly limit."}"#, .rateLimited, .later(after: .seconds(1))),
        (
            #"{"message":"You have reached your daily limit.","policyName":"DAILY"}"#, .quotaExhausted,
            .later(after: nil)
        ),
        (#"{"message":"You have reached your daily limit."}"#, .quotaExhausted, .later(after: nil)),
    ]

    @Test(
        "429: rolling, secondly and daily are told apart by name or by words",
        arguments: limitTable)
    func limits(body: String, kind: ConnectorErrorKind, retry: RetryAdvice) {
        let got = failure(.json(429, body))
        #expect(got?.kind == kind && got?.retry == retry)
    }

    @Test(
        "401: expired and unknown tokens, with HubSpot's code and request id",
        arguments: [
            "EXPIRED_AUTHENTICATION", "INVALID_AUTHENTICATION",
        ])
    func unauthenticated(category: String) {
        let body = #"{"status":"error","message":"m","correlationId":"id-1","category":"\#(category)"}"#
        let got = failure(.json(401, body))
        #expect(got?.kind == .unauthenticated && got?.vendor?.code == category && got?.vendor?.requestID == "id-1")
    }

    @Test("403 names the scopes, any one of which is missing; the newer list before the older")
    func missingScopes() {
        let body = #"""
            {"status":"error","message":"m","errors":[{"message":"One or more","context":{"requiredGranularScopes":
            ["crm.schemas.deals.read","crm.objects.deals.read"],"requiredScopes":["contacts"]}}],"category":"MISSING_SCOPES"}
            """#
        let got = failure(.json(403, body))
        #expect(got?.missingScopes == ["crm.schemas.deals.read", "crm.objects.deals.read"])
    }

    @Test("Old 403s to the owners call name a scope of a dead family: the true one is given")
    func ownersScope() {
        let body =
            #"{"errors":[{"message":"m","context":{"requiredScopes":["contacts"]}}],"category":"MISSING_SCOPES"}"#
        #expect(failure(.json(403, body), to: "hubspot.owners.list")?.missingScopes == ["crm.objects.owners.read"])
        #expect(failure(.json(403, body))?.missingScopes == ["contacts"])
        #expect(failure(.json(403, "{}"), to: "hubspot.owners.list")?.missingScopes == [])
    }

    @Test("An existing contact is a conflict of its email")
    func contact() {
        let got = failure(
            .json(409, #"{"message":"Contact already exists. Existing ID: 12345","category":"CONFLICT"}"#))
        #expect(got?.kind == .conflict)
        #expect(got?.fields == [FieldFailure(property: "email", cause: .duplicate, code: "CONFLICT")])
    }

    static let causeTable: [(String, String, FieldFailure.Cause)] = [
        ("PROPERTY_DOESNT_EXIST", "x", FieldFailure.Cause.unknownProperty), ("READ_ONLY_VALUE", "x", .readOnly),
        ("INVALID_OWNER_ID", "x", .invalidOwner), ("INVALID_OPTION", "color", .invalidOption),
        ("INVALID_OPTION", "dealstage", .invalidStage), ("INVALID_INTEGER", "x", .invalidValue),
        ("INVALID_LONG", "x", .invalidValue), ("INVALID_DATE", "x", .invalidValue),
        ("INVALID_EMAIL", "x", .invalidValue), ("CONFLICTING_UNIQUE_VALUE", "x", .duplicate),
        ("MISSING_CONDITIONAL_REQUIRED_PROPERTY", "x", .required), ("MISSING_REQUIRED_PROPERTY", "x", .required),
        ("PROPERTY_VALIDATION_RULE_FAILED", "x", .other), ("BRAND_NEW", "x", .other),
    ]

    @Test(
        "VER-5: HubSpot's codes become causes",
        arguments: causeTable)
    func causes(code: String, property: String, cause: FieldFailure.Cause) {
        let listed =
            #"{"message":"m","errors":[{"message":"m","code":"\#(code)","context":{"propertyName":["\#(property)"]}}]}"#
        let wanted = [FieldFailure(property: PropertyName(rawValue: property), cause: cause, code: code)]
        #expect(failure(.json(400, listed))?.fields == wanted)
        let embedded =
            #"{"message":"Property values were not valid: [{\"isValid\":false,\"message\":\"m\",\"error\":\"\#(code)\","#
            + #"\"name\":\"\#(property)\",\"portalId\":1}]","category":"VALIDATION_ERROR"}"#
        #expect(failure(.json(400, embedded))?.fields == wanted)
    }

    @Test("A stage is told from an option by HubSpot's words")
    func stageByWords() {
        let body =
            #"{"message":"m","errors":[{"message":"registered is not a valid pipeline stage ID. Valid options are: …","#
            + #""code":"INVALID_OPTION","context":{"propertyName":["other"]}}]}"#
        #expect(failure(.json(400, body))?.fields.first?.cause == .invalidStage)
    }

    @Test("All refused properties of one answer are told")
    func several() {
        let body = #"""
            {"message":"m","errors":[{"code":"PROPERTY_DOESNT_EXIST","context":{"propertyName":["a"]}},
            {"code":"READ_ONLY_VALUE","context":{"propertyName":["b"]}}],"category":"VALIDATION_ERROR"}
            """#
        #expect(failure(.json(400, body))?.fields.map(\.property) == ["a", "b"])
    }

    @Test(
        "Errors without a property, and broken lists inside messages, do no harm",
        arguments: [
            #"{"message":"bad [","errors":[{"code":"X"}]}"#, #"{"message":"][","errors":[]}"#,
            #"{"message":"[{\"name\":5}]"}"#, #"{"message":"[[[[[["}"#, #"{"message":"values: [not json]"}"#,
        ])
    func oddities(body: String) {
        let got = failure(.json(400, body))
        #expect(got?.kind == .invalid)
        #expect(got?.fields.allSatisfy { $0.property == nil } == true)
    }

    @Test("T-11: words are cut at 512 bytes, a token in them is struck, odd codes and ids are dropped")
    func bounded() {
        let long = String(repeating: "ü", count: 5000)
        let got = failure(
            .json(400, #"{"message":"canary-token \#(long)","category":"a b\nc","correlationId":"\#(long)"}"#))
        #expect((got?.vendor?.message?.utf8.count ?? 0) <= 515)
        #expect(got?.vendor?.message?.contains("canary-token") == false)
        #expect(got?.vendor?.code == nil && got?.vendor?.requestID == nil)
        #expect(got.map { !$0.description.contains("ü") } == true)
    }

    @Test("The request id comes from the header where the body has none")
    func requestID() {
        #expect(
            failure(HTTPResponse(status: 502, headers: Self.headers))?.vendor?.requestID?.hasPrefix("c0ffee") == true)
    }

    @Test(
        "T-29: of many refused properties 200 are kept, and of a refusal above 1 MiB the status alone",
        arguments: [
            (5000, 200), (100_000, 0),
        ])
    func manyFields(entries: Int, kept: Int) {
        let entry = #"{"code":"READ_ONLY_VALUE","context":{"propertyName":["a"]}}"#
        let body = #"{"errors":[\#(Array(repeating: entry, count: entries).joined(separator: ","))]}"#
        let got = failure(.json(400, body))
        #expect(got?.kind == .invalid && got?.fields.count == kept)
    }

    @Test("T-29: nesting of 100,000 levels in a refusal is survived", arguments: ["[", #"{"errors":[{"errors":"#])
    func depth(opening: String) {
        let body = String(repeating: opening, count: 100_000)
        #expect(failure(.json(400, body))?.kind == .invalid)
    }
}
