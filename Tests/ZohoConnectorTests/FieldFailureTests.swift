import ConnectorKit
import ConnectorScripting
import Testing
import ZohoConnector

@Suite("Zoho: which fields were refused, and why")
struct FieldFailureTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let code: String
        let details: String
        let property: PropertyName
        let cause: FieldFailure.Cause
        var kind: ConnectorErrorKind = .invalid
        var testDescription: String { "\(code) \(details)" }
    }

    static let cases: [Case] = [
        Case(
            code: "MANDATORY_NOT_FOUND", details: #"{"api_name":"Last_Name","json_path":"$.data[0].Last_Name"}"#,
            property: "Last_Name", cause: .required),
        Case(
            code: "MANDATORY_NOT_FOUND",
            details: #"{"json_path":"$.data[0].City","layout_rule":{"name":"R","id":"1"}}"#, property: "City",
            cause: .required),
        Case(
            code: "INVALID_DATA",
            details: #"{"expected_data_type":"integer","api_name":"Number_1","json_path":"$.data[0].Number_1"}"#,
            property: "Number_1", cause: .invalidValue),
        Case(
            code: "INVALID_DATA", details: #"{"maximum_length":2,"api_name":"Code"}"#, property: "Code",
            cause: .invalidValue),
        Case(
            code: "INVALID_DATA", details: #"{"supported_values":["A","B"],"api_name":"Type"}"#, property: "Type",
            cause: .invalidOption),
        Case(
            code: "INVALID_DATA", details: #"{"expected_data_type":"picklist","api_name":"Region"}"#,
            property: "Region", cause: .invalidOption),
        Case(
            code: "INVALID_DATA", details: #"{"api_name":"Owner","json_path":"$.data[0].Owner"}"#, property: "Owner",
            cause: .invalidOwner),
        Case(
            code: "INVALID_DATA", details: #"{"expected_data_type":"userlookup","api_name":"Partner_Owner"}"#,
            property: "Partner_Owner", cause: .invalidOwner),
        Case(
            code: "INVALID_DATA", details: #"{"api_name":"Stage"}"#, property: "Stage", cause: .invalidStage),
        Case(
            code: "RECORD_IN_BLUEPRINT", details: #"{"api_name":"Stage"}"#, property: "Stage",
            cause: .validationRule),
        Case(
            code: "DUPLICATE_DATA", details: #"{"api_name":"Email","id":"200866","more_records":false}"#,
            property: "Email", cause: .duplicate, kind: .conflict),
        Case(
            code: "NO_PERMISSION", details: #"{"api_name":"Amount"}"#, property: "Amount",
            cause: .fieldLevelSecurity, kind: .forbidden),
        Case(code: "SOMETHING_NEW", details: #"{"api_name":"Amount"}"#, property: "Amount", cause: .other),
    ]

    private func refused(_ items: String...) async throws -> [RecordOutcome] {
        let transport = try ScriptedTransport(.json(400, #"{"data":[\#(items.joined(separator: ","))]}"#))
        let draft = RecordDraft(object: .deal, values: ["Deal_Name": .text("x")])
        return try await transport.writing.create(items.map { _ in draft })
    }

    @Test("VER-5: A refused record names the field and the cause", arguments: cases)
    func field(_ refusal: Case) async throws {
        let outcomes = try await refused(Item.refused(refusal.code, refusal.details))
        let error = try #require(outcomes.first?.error)
        #expect(error.kind == refusal.kind)
        #expect(
            error.fields == [
                FieldFailure(property: refusal.property, cause: refusal.cause, code: refusal.code)
            ])
    }

    @Test(
        "VER-5: A blueprint's refusal is told as one whatever it says of the field, which may be nothing",
        arguments: ["{}", #"{"api_name":"id","json_path":"$.data[0].id"}"#, #"{"reason":"words"}"#],
        ["RECORD_IN_BLUEPRINT", "RECORD_IN_BLUEPRINT_PROCESS"])
    func blueprint(_ details: String, code: String) async throws {
        let outcomes = try await refused(Item.refused(code, details))
        let error = try #require(outcomes.first?.error)
        #expect(error.kind == .invalid)
        #expect(error.fields == [FieldFailure(property: nil, cause: .validationRule, code: code)])
    }

    @Test("VER-5: A layout that can't be pinned is told as its pipeline, which is what was asked for")
    func layout() async throws {
        let outcomes = try await refused(Item.refused("INVALID_DATA", #"{"api_name":"Layout"}"#))
        #expect(
            outcomes.first?.error?.fields == [
                FieldFailure(property: "Pipeline", cause: .invalidStage, code: "INVALID_DATA")
            ])
    }

    @Test("VER-5: Several failures of one record are all told")
    func several() async throws {
        let parts = [
            Item.refused("INVALID_DATA", #"{"api_name":"Amount","expected_data_type":"double"}"#),
            Item.refused("MANDATORY_NOT_FOUND", #"{"api_name":"Stage"}"#),
        ]
        let details = #"{"errors":[\#(parts.joined(separator: ","))]}"#
        let outcomes = try await refused(Item.refused("MULTIPLE_OR_MULTI_ERRORS", details))
        let error = try #require(outcomes.first?.error)
        #expect(error.kind == .invalid)
        #expect(error.fields.map(\.property) == ["Amount", "Stage"])
        #expect(error.fields.map(\.cause) == [.invalidValue, .required])
    }

    @Test("T-28: A name that is none is dropped, and the refusal stays")
    func hostileNames() async throws {
        let outcomes = try await refused(Item.refused("INVALID_DATA", #"{"api_name":"a\nb"}"#))
        #expect(outcomes.first?.error?.kind == .invalid && outcomes.first?.error?.fields.isEmpty == true)
    }
}
