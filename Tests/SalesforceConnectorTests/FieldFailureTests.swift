import ConnectorKit
import ConnectorScripting
import Foundation
import Testing

@testable import SalesforceConnector

@Suite("Salesforce: refused fields")
struct FieldFailureTests {
    private let request = HTTPRequest(
        operation: "salesforce.records.create", method: .post, path: "/services/data/v66.0/composite/sobjects",
        isIdempotent: false)

    private func fields(_ entries: String...) -> [FieldFailure] {
        let response = HTTPResponse.json(400, "[\(entries.joined(separator: ","))]")
        return SalesforceConnector.failure(in: response, to: request)?.fields ?? []
    }

    private func entry(_ code: String, _ names: String...) -> String {
        let list = names.map { "\"\($0)\"" }.joined(separator: ",")
        return #"{"message":"mots d’un autre","errorCode":"\#(code)","fields":[\#(list)]}"#
    }

    static let causes: [(String, String, FieldFailure.Cause)] = [
        ("INVALID_FIELD", "Xyz__c", .unknownProperty),
        ("INVALID_FIELD_FOR_INSERT_UPDATE", "Xyz__c", .fieldLevelSecurity),
        ("FIELD_CUSTOM_VALIDATION_EXCEPTION", "CloseDate", .validationRule),
        ("FIELD_FILTER_VALIDATION_EXCEPTION", "AccountId", .validationRule),
        ("CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY", "Name", .validationRule),
        ("REQUIRED_FIELD_MISSING", "CloseDate", .required),
        ("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "Region__c", .invalidOption),
        ("INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST", "StageName", .invalidStage),
        ("STRING_TOO_LONG", "Name", .invalidValue),
        ("NUMBER_OUTSIDE_VALID_RANGE", "Amount", .invalidValue), ("INVALID_EMAIL_ADDRESS", "Email", .invalidValue),
        ("MALFORMED_ID", "Id", .invalidValue), ("INACTIVE_OWNER_OR_USER", "OwnerId", .invalidOwner),
        ("INVALID_CROSS_REFERENCE_KEY", "OwnerId", .invalidOwner),
        ("INVALID_CROSS_REFERENCE_KEY", "RecordTypeId", .invalidValue), ("DUPLICATE_VALUE", "Ext__c", .duplicate),
        ("INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY", "AccountId", .other), ("SOMETHING_NEW", "Name", .other),
    ]

    @Test("VER-5: the code tells why a field was refused, whatever the words", arguments: causes)
    func cause(code: String, name: String, cause: FieldFailure.Cause) {
        #expect(
            fields(entry(code, name)) == [
                FieldFailure(property: PropertyName(rawValue: name), cause: cause, code: code)
            ])
    }

    static let recordLevel: [(String, FieldFailure.Cause)] = [
        ("FIELD_CUSTOM_VALIDATION_EXCEPTION", .validationRule), ("INACTIVE_OWNER_OR_USER", .invalidOwner),
        ("DUPLICATES_DETECTED", .duplicate), ("DUPLICATE_VALUE", .duplicate),
    ]

    @Test(
        "A refusal that names no field is one of the record as a whole, with or without the member",
        arguments: recordLevel)
    func whole(code: String, cause: FieldFailure.Cause) {
        let expected = [FieldFailure(property: nil, cause: cause, code: code)]
        #expect(fields(entry(code)) == expected)
        #expect(fields(#"{"errorCode":"\#(code)","message":"m"}"#) == expected)
    }

    @Test("Several fields of one entry, and several entries, are all told")
    func several() {
        let all = fields(
            entry("INVALID_FIELD_FOR_INSERT_UPDATE", "A__c", "B__c"), entry("REQUIRED_FIELD_MISSING", "C__c"))
        #expect(all.map(\.property) == ["A__c", "B__c", "C__c"])
        #expect(all.map(\.cause) == [.fieldLevelSecurity, .fieldLevelSecurity, .required])
    }

    static let unknown: [(String, PropertyName?)] = [
        ("No such column 'Xyz_Owner__c' on sobject of type Opportunity", "Xyz_Owner__c"),
        (
            #"\nSELECT Foo__c FROM Opportunity\n       ^\nERROR at Row:1:Column:8\nNo such column 'Foo__c' on entity"#,
            "Foo__c"
        ),
        ("Keine Spalte „Xyz_Owner__c“ für Opportunity", "Xyz_Owner__c"),
        ("Aucune colonne « Xyz_Owner__c » sur l’entité", "Xyz_Owner__c"), ("項目「Xyz_Owner__c」がありません", "Xyz_Owner__c"),
        ("No such column", nil), ("No such column '1; DROP'", nil), ("", nil),
    ]

    @Test(
        "A field that Salesforce doesn't find is named in its words alone, and found in any language's quotes",
        arguments: unknown)
    func quoted(words: String, name: PropertyName?) {
        let all = fields(#"{"errorCode":"INVALID_FIELD","message":"\#(words)"}"#)
        #expect(all == [FieldFailure(property: name, cause: .unknownProperty, code: "INVALID_FIELD")])
    }

    @Test("T-29: floods of entries, fields and long words are bounded, names that are none dropped")
    func bounded() {
        let names = (0..<500).map { "F\($0)__c" }
        let list = names.map { "\"\($0)\"" }.joined(separator: ",")
        let flood = #"{"errorCode":"REQUIRED_FIELD_MISSING","fields":[\#(list)]}"#
        #expect(fields(flood, flood).count == 200)
        #expect(
            fields(Array(repeating: entry("REQUIRED_FIELD_MISSING", "A"), count: 500).joined(separator: ",")).count
                == 200)
        let odd = fields(entry("REQUIRED_FIELD_MISSING", "a b", String(repeating: "a", count: 201), "Ok__c"))
        #expect(odd.map(\.property) == ["Ok__c"])
        let words = String(repeating: "'", count: 100_000)
        #expect(fields(#"{"errorCode":"INVALID_FIELD","message":"\#(words)"}"#).map(\.property) == [nil])
    }

    private func row(_ text: String, status: Int?, operation: OperationName? = nil) throws -> ConnectorError {
        let items = try JSONDecoder().decode([SalesforceErrorItem].self, from: Data(text.utf8))
        return SalesforceFailures.failure(
            of: items, status: status, operation: operation,
            in: .json(200, "{}", headers: ["X-SFDC-Request-Id": "TID:1"]), to: request)
    }

    @Test("Rows behind HTTP 200 are judged as requests are: errorCode in composites, statusCode in collections")
    func rows() throws {
        let composite = try row(
            #"[{"errorCode":"REQUIRED_FIELD_MISSING","message":"m","fields":["CloseDate"]}]"#, status: 400)
        #expect(composite.kind == .invalid && composite.fields.map(\.property) == ["CloseDate"])
        let collection = try row(
            #"[{"statusCode":"STRING_TOO_LONG","message":"m","fields":["Name"]}]"#, status: nil)
        #expect(collection.kind == .invalid && collection.fields.map(\.cause) == [.invalidValue])
        #expect(collection.vendor?.code == "STRING_TOO_LONG" && collection.vendor?.requestID == "TID:1")
        #expect(collection.operation == "salesforce.records.create")
        let locked = try row(#"[{"statusCode":"UNABLE_TO_LOCK_ROW","message":"m"}]"#, status: nil)
        #expect(locked.kind == .unavailable && locked.isRetryable)
        let gone = #"[{"statusCode":"INVALID_CROSS_REFERENCE_KEY","message":"invalid cross reference id","fields":[]}]"#
        #expect(try row(gone, status: nil, operation: "salesforce.records.update").kind == .notFound)
        #expect(try row(gone, status: nil).kind == .invalid)
        #expect(try row("[]", status: 503).kind == .unavailable)
        #expect(try row("[]", status: 500).kind == .outcomeUnknown)
        #expect(try row("[]", status: nil).kind == .invalid)
    }

    @Test(
        "A row that was undone for another's sake says so, and is no field's fault",
        arguments: ["PROCESSING_HALTED", "ALL_OR_NONE_OPERATION_ROLLED_BACK"])
    func halted(code: String) throws {
        let error = try row(#"[{"errorCode":"\#(code)","message":"m"}]"#, status: 400)
        #expect(error.kind == .invalid && error.fields.isEmpty && error.vendor?.code == code)
        #expect(SalesforceCode.ofOtherRows.contains(code))
    }
}
