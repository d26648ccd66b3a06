import ConnectorKit
import ConnectorScripting
import PipedriveConnector
import Testing

@Suite("Pipedrive: failures")
struct FailureTests {
    private static let read = HTTPRequest(operation: "pipedrive.records.get", method: .get, path: "/api/v2/deals/1")
    private static let create = HTTPRequest(
        operation: "pipedrive.records.create", method: .post, path: "/api/v2/deals", isIdempotent: false)

    private func failure(
        _ status: Int, _ body: String = "{}", headers: HTTPHeaders = [:], to request: HTTPRequest = read
    ) -> ConnectorError? {
        PipedriveConnector.failure(in: .json(status, body, headers: headers), to: request)
    }

    @Test(
        "A status means the same whatever the body says",
        arguments: [
            (401, ConnectorErrorKind.unauthenticated), (402, .forbidden), (403, .forbidden), (404, .notFound),
            (410, .notFound), (405, .invalid), (415, .forbidden), (422, .invalid), (429, .rateLimited),
            (500, .unavailable), (501, .unsupported), (502, .unavailable), (503, .unavailable), (302, .malformed),
        ])
    func statuses(status: Int, kind: ConnectorErrorKind) {
        for body in ["", "{}", "null", "[]", "<html>", #"{"success":false,"error":5}"#] {
            #expect(failure(status, body)?.kind == kind, "\(body)")
        }
    }

    @Test("F-C3: A 5xx to a creation leaves the outcome open, but for 503")
    func creations() {
        #expect(failure(500, to: Self.create)?.kind == .outcomeUnknown)
        #expect(failure(504, to: Self.create)?.kind == .outcomeUnknown)
        #expect(failure(503, to: Self.create)?.kind == .unavailable)
    }

    @Test("A 200 that denies its success is a failure; one that affirms it isn't")
    func denied() {
        #expect(failure(200, #"{"success": false, "error":"x"}"#)?.kind == .invalid)
        #expect(failure(200, #"{"success":true,"data":[]}"#) == nil)
        #expect(failure(200, #"{"data":"\"success\":false"}"#) == nil)
    }

    @Test("SYNC-14: The company's day is over only where a header says so; else it is seconds")
    func limits() {
        let daily = failure(429, headers: ["x-daily-ratelimit-token-remaining": "0", "x-ratelimit-reset": "2"])
        #expect(daily?.kind == .quotaExhausted)
        let burst = failure(429, headers: ["x-daily-ratelimit-token-remaining": "9000", "x-ratelimit-reset": "5"])
        #expect(burst?.kind == .rateLimited && burst?.retry == .later(after: .seconds(5)))
        #expect(failure(429)?.retry == .later(after: .seconds(2)))
        #expect(failure(429, headers: ["Retry-After": "9"])?.retry == .later(after: .seconds(9)))
        #expect(failure(429, headers: ["x-ratelimit-reset": "-1"])?.retry == .later(after: .seconds(2)))
    }

    @Test("SYNC-14: A user's writes of the day that are used up end the day, too")
    func writesOfTheDay() {
        #expect(failure(429, headers: ["x-daily-requests-left": "0"])?.kind == .quotaExhausted)
        #expect(failure(429, headers: ["x-daily-requests-left": "1"])?.kind == .rateLimited)
    }

    @Test(
        "The end of a window of 2 s is believed as seconds alone: a moment or milliseconds count as unsaid (unverified)",
        arguments: ["1795219202", "2000", "61", "x"])
    func implausibleReset(text: String) {
        #expect(failure(429, headers: ["x-ratelimit-reset": text])?.retry == .later(after: .seconds(2)))
        let response = HTTPResponse.json(
            200, "{}", headers: ["x-ratelimit-remaining": "3", "x-ratelimit-reset": text])
        #expect(
            PipedriveConnector.budgetReadings(in: response, to: Self.read)
                == [BudgetReading(bucket: "burst", remaining: 3)])
    }

    @Test(
        "VER-5: A write that is refused as 404 for what it names is a refused value; the record is there (unverified)")
    func missingReference() {
        let update = HTTPRequest(operation: "pipedrive.records.update", method: .patch, path: "/api/v2/deals/1")
        let named = failure(404, #"{"success":false,"error":"owner_id: User not found"}"#, to: update)
        #expect(named?.kind == .invalid)
        #expect(named?.fields == [FieldFailure(property: "owner_id", cause: .invalidOwner)])
        #expect(failure(404, #"{"success":false,"error":"Deal not found"}"#, to: update)?.kind == .notFound)
        #expect(failure(404, #"{"error":"owner_id: User not found"}"#)?.kind == .notFound)
    }

    @Test("SYNC-13: a page of something in between confirms no revocation", arguments: [404, 410])
    func pageToRevocation(status: Int) {
        let request = HTTPRequest(operation: "pipedrive.token.revoke", method: .post, path: "/oauth/revoke")
        let failure = PipedriveConnector.failure(in: .html(status), to: request)
        #expect(failure?.kind == .unavailable && failure?.isRetryable == true)
    }

    @Test("Cloudflare's page is a pause of minutes, never a missing right")
    func cloudflare() {
        let failure = PipedriveConnector.failure(in: .html(403), to: Self.read)
        #expect(failure?.kind == .rateLimited && failure?.retry == .later(after: .seconds(300)))
    }

    @Test(
        "VER-2: A missing scope is named by what was tried",
        arguments: [
            ("pipedrive.users.list", "/v1/users", ["users:read"]),
            ("pipedrive.fields.create", "/api/v2/dealFields", ["deal-fields:full", "admin"]),
            ("pipedrive.fields.create", "/api/v2/personFields", ["contact-fields:full", "admin"]),
            ("pipedrive.fields.list", "/api/v2/organizationFields", ["contacts:read", "contacts:full"]),
            ("pipedrive.records.update", "/api/v2/persons/1", ["contacts:full"]),
            ("pipedrive.records.create", "/api/v2/deals", ["deals:full"]),
            ("pipedrive.stages.list", "/api/v2/stages", ["deals:read", "deals:full"]),
            ("pipedrive.fields.delete", "/api/v2/personFields/x", ["contact-fields:full", "admin"]),
        ])
    func scopes(operation: String, path: String, scopes: [String]) {
        let request = HTTPRequest(operation: OperationName(rawValue: operation), method: .get, path: path)
        let body = #"{"success":false,"error":"Scope and URL mismatch","errorCode":403}"#
        let failure = failure(403, body, to: request)
        #expect(failure?.kind == .forbidden && failure?.missingScopes.map(\.rawValue) == scopes)
        let right = self.failure(403, #"{"error":"You do not have permissions to do this."}"#, to: request)
        #expect(right?.kind == .forbidden && right?.missingScopes == [])
    }

    @Test("A plan's cap is told as such")
    func cap() {
        let failure = failure(403, #"{"error":"limit reached","code":"feature_capping_deals_limit"}"#, to: Self.create)
        #expect(failure?.kind == .forbidden && failure?.vendor?.code == "feature_capping_deals_limit")
        #expect(failure?.message.contains("plan") == true)
    }

    @Test(
        "VER-5: A refused field is named with its cause, out of the sentence",
        arguments: [
            ("gw_no: Parameter 'gw_no' is not allowed for this request; ", "gw_no", FieldFailure.Cause.unknownProperty),
            ("add_time: Parameter 'add_time' is not allowed for this request", "add_time", .readOnly),
            (
                "custom_fields: Expected 'number' as value for organization custom field "
                    + "'946947d1b02fd3ef20798d6112ec5d895a686a21'", "946947d1b02fd3ef20798d6112ec5d895a686a21",
                .invalidValue
            ),
            ("owner_id: User not found", "owner_id", .invalidOwner),
            (
                "User '5' of '946947d1b02fd3ef20798d6112ec5d895a686a21' not found",
                "946947d1b02fd3ef20798d6112ec5d895a686a21", .invalidOwner
            ),
            ("stage_id: stage_id is not valid", "stage_id", .invalidStage),
            ("title: title is required", "title", .required),
            ("emails: must be an array", "emails", .invalidValue),
            ("status: must be one of open, won, lost", "status", .invalidOption),
        ])
    func fields(sentence: String, property: String, cause: FieldFailure.Cause) {
        let body = #"{"success":false,"error":"Validation failed: \#(sentence)","code":"ERR_SCHEMA_VALIDATION_FAILED"}"#
        let failure = failure(400, body, to: Self.create)
        #expect(
            failure?.fields == [
                FieldFailure(
                    property: PropertyName(rawValue: property), cause: cause, code: "ERR_SCHEMA_VALIDATION_FAILED")
            ])
    }

    @Test("VER-5: Several fields of one sentence are told apart")
    func severalFields() {
        let sentence = "Validation failed: a1: Parameter 'a1' is not allowed for this request; owner_id: User not found"
        let failure = failure(400, #"{"error":"\#(sentence)"}"#, to: Self.create)
        #expect(failure?.fields.map(\.property) == ["a1", "owner_id"])
    }

    @Test("T-11: A token that the vendor echoes is in no error")
    func echo() {
        var request = Self.read
        request.headers["x-api-token"] = "canary-token"
        request.secrets = [Secret("canary secret")]
        let failure = failure(401, #"{"error":"bad canary-token and canary secret and canary%20secret"}"#, to: request)
        #expect(failure?.vendor?.message?.contains("canary") == false)
        #expect(failure?.vendor?.message?.contains("<redacted>") == true)
    }

    @Test("SYNC-14: Headers tell what is left; without them nothing is assumed")
    func readings() {
        let response = HTTPResponse.json(
            200, "{}",
            headers: [
                "x-ratelimit-limit": "80", "x-ratelimit-remaining": "79", "x-ratelimit-reset": "2",
                "x-daily-ratelimit-token-limit": "60000", "x-daily-ratelimit-token-remaining": "59980",
            ])
        #expect(
            PipedriveConnector.budgetReadings(in: response, to: Self.read) == [
                BudgetReading(bucket: "burst", capacity: 80, remaining: 79, resetsAfter: .seconds(2)),
                BudgetReading(bucket: "daily", capacity: 60_000, remaining: 59_980),
            ])
        #expect(PipedriveConnector.budgetReadings(in: .json("{}"), to: Self.read).isEmpty)
    }
}
