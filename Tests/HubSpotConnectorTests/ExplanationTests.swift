import ConnectorKit
import ConnectorScripting
import Foundation
import HubSpotConnector
import Testing

@Suite("HubSpot: values that administrators' rules refuse")
struct ExplanationTests {
    private static func refusal(_ trace: String, _ code: String, _ property: String = "zip") -> String {
        #"{"status":"error","category":"VALIDATION_ERROR","message":"m","errors":[{"message":"m","code":"\#(code)","#
            + #""context":{"propertyName":["\#(property)"]}}],"context":{"objectWriteTraceId":["\#(trace)"]}}"#
    }

    private static func refusals(_ entries: String...) -> HTTPResponse {
        RecordWritingTests.batch([], 207, errors: entries)
    }

    /// One property with a rule, and one whose rules were taken away.
    private static let rules = HTTPResponse.json(
        #"{"results":[{"propertyName":"zip","propertyValidationRules":[{"ruleType":"ALPHANUMERIC","#
            + #""ruleArguments":["NUMERIC_ONLY"],"shouldApplyNormalization":false}]},"#
            + #"{"propertyName":"city","propertyValidationRules":[]}]}"#)

    private static func drafts(_ objects: CRMObject...) -> [RecordDraft] {
        objects.map { RecordDraft(object: $0, values: ["zip": .text("x")]) }
    }

    private func fields(_ outcome: RecordOutcome) -> [FieldFailure] {
        guard case .failed(let error) = outcome else { return [] }
        return error.fields
    }

    @Test(
        "VER-5: a value is refused for a rule where the list of rules names its property, whatever the code",
        arguments: ["SOMETHING_NEW", "INVALID_INTEGER", "INVALID_EMAIL", "VALIDATION_RULE_FAILED"])
    func ruled(_ code: String) async throws {
        let transport = try ScriptedTransport(Self.refusals(Self.refusal("gw-0", code)), Self.rules)
        let outcomes = try await transport.writing.create(Self.drafts(.contact))
        #expect(fields(outcomes[0]) == [FieldFailure(property: "zip", cause: .validationRule, code: code)])
        let request = try #require(await transport.requests.last)
        #expect(request.method == .get && request.target == "/crm/property-validations/2026-09/0-1")
        #expect(request.operation == "hubspot.validations.list")
    }

    @Test("VER-5: without a rule of the property the code alone tells", arguments: ["city", "name"])
    func unruled(_ property: String) async throws {
        let transport = try ScriptedTransport(
            Self.refusals(Self.refusal("gw-0", "INVALID_INTEGER", property), Self.refusal("gw-1", "NEW", property)),
            Self.rules)
        let outcomes = try await transport.writing.create(Self.drafts(.company, .company))
        #expect(outcomes.map { fields($0).map(\.cause) } == [[.invalidValue], [.other]])
    }

    @Test("SYNC-14: the rules of an object are read once for a call, and only where a code leaves the cause open")
    func calls() async throws {
        let known = Self.refusal("gw-0", "INVALID_OPTION")
        let transport = try ScriptedTransport(Self.refusals(known))
        _ = try await transport.writing.create(Self.drafts(.contact))
        #expect(await transport.requests.count == 1)
        let open = (0..<3).map { Self.refusal("gw-\($0)", "NEW") }
        let several = try ScriptedTransport(Self.refusals(open[0], open[1], open[2]), Self.rules)
        let outcomes = try await several.writing.create(Self.drafts(.contact, .contact, .contact))
        #expect(outcomes.allSatisfy { fields($0).map(\.cause) == [.validationRule] })
        #expect(await several.requests.count == 2)
    }

    @Test("VER-5: where the rules can't be read, the refusal is told as it came", arguments: [403, 404, 500])
    func unread(_ status: Int) async throws {
        let transport = try ScriptedTransport(
            Self.refusals(Self.refusal("gw-0", "NEW")), .json(status, #"{"status":"error","message":"m"}"#))
        let outcomes = try await transport.writing.create(Self.drafts(.deal))
        #expect(fields(outcomes[0]) == [FieldFailure(property: "zip", cause: .other, code: "NEW")])
    }

    @Test("VER-5: an update that is refused whole is explained too")
    func update() async throws {
        let body =
            #"{"status":"error","category":"VALIDATION_ERROR","message":"m","errors":[{"message":"m","code":"NEW","#
            + #""context":{"propertyName":["zip"]}}]}"#
        let transport = try ScriptedTransport(.json(400, body), Self.rules)
        let outcomes = try await transport.writing.update([
            RecordDraft(object: .contact, id: "1", values: ["zip": .text("x")])
        ])
        #expect(fields(outcomes[0]).map(\.cause) == [.validationRule])
    }
}
