import ConnectorKit
import ConnectorScripting
import Foundation
import Testing

/// Attio names an attribute by slug, by id or not at all, and has one code for many causes.
@Suite("Attio: which property was refused, and why")
struct FieldFailureTests {
    private static let valueID = "11111111-1111-4111-8111-111111111111"
    private static let attributes = HTTPResponse.attributes(
        AttributeSample("name", "text") { $0.id = "22222222-2222-4222-8222-222222222222" },
        AttributeSample("value", "currency") { $0.id = valueID },
        AttributeSample("stage", "status") { $0.id = "33333333-3333-4333-8333-333333333333" },
        AttributeSample("size", "select") { $0.id = "44444444-4444-4444-8444-444444444444" },
        AttributeSample("owner", "actor-reference") { $0.id = "55555555-5555-4555-8555-555555555555" },
        AttributeSample("record_id", "text") {
            $0.id = "66666666-6666-4666-8666-666666666666"
            $0.isWritable = false
        })

    private static let values: [PropertyName: FieldValue] = [
        "name": .text("Acme"), "value": .number(5), "stage": .choice("No such stage"), "size": .choice("Huge"),
        "owner": .owner("99999999-9999-4999-8999-999999999999"),
    ]

    private func fields(
        _ refusal: HTTPResponse, _ values: [PropertyName: FieldValue] = Self.values,
        definitions: HTTPResponse = Self.attributes
    ) async throws -> [FieldFailure] {
        let transport = try ScriptedTransport(refusal, definitions)
        let outcomes = try await transport.writing.create([RecordDraft(object: .deal, values: values)])
        return try #require(outcomes.first?.failure).fields
    }

    @Test("VER-5: an attribute that isn't there is named as unknown")
    func unknown() async throws {
        let refusal = HTTPResponse.refusal(
            400, "value_not_found", #"Cannot find attribute with slug/ID "gw_no_such_property"."#)
        let found = try await fields(refusal, ["gw_no_such_property": .text("x")])
        #expect(
            found == [FieldFailure(property: "gw_no_such_property", cause: .unknownProperty, code: "value_not_found")])
    }

    @Test("VER-5: an option that isn't there is found by its value, because Attio doesn't name the attribute")
    func option() async throws {
        let refusal = HTTPResponse.refusal(
            400, "value_not_found", #"Cannot find select attribute with select option title "Huge"."#)
        #expect(try await fields(refusal).map(\.property) == ["size"])
        #expect(try await fields(refusal).map(\.cause) == [.invalidOption])
    }

    @Test("VER-5: so is a stage that isn't there")
    func stage() async throws {
        let refusal = HTTPResponse.refusal(
            400, "value_not_found", #"Cannot find status attribute with status title "No such stage"."#)
        let found = try await fields(refusal)
        #expect(found == [FieldFailure(property: "stage", cause: .invalidStage, code: "value_not_found")])
    }

    @Test(
        "VER-5: and a member that isn't there, whatever the code and the words",
        arguments: ["value_not_found", "validation_type"])
    func owner(code: String) async throws {
        let refusal = HTTPResponse.refusal(
            400, code, #"Workspace member "99999999-9999-4999-8999-999999999999" is not known."#)
        let found = try await fields(refusal)
        #expect(found == [FieldFailure(property: "owner", cause: .invalidOwner, code: code)])
    }

    @Test("VER-5: a slug in the words names the property, and its type the cause")
    func slug() async throws {
        let entries = #"[{"code":"invalid_type","path":["referenced_actor_id"],"message":"Required"}]"#
        let refusal = HTTPResponse.refusal(
            400, "validation_type", #"An invalid value was passed to attribute with slug "owner"."#, errors: entries)
        let found = try await fields(refusal)
        #expect(found == [FieldFailure(property: "owner", cause: .invalidOwner, code: "validation_type")])
    }

    @Test("VER-5: an id in the words is translated into the name")
    func id() async throws {
        let refusal = HTTPResponse.refusal(
            400, "validation_type", "Invalid value supplied for attribute with ID \"\(Self.valueID)\".")
        let found = try await fields(refusal)
        #expect(found == [FieldFailure(property: "value", cause: .invalidValue, code: "validation_type")])
    }

    @Test("VER-5: a value that must be given is named, though the draft doesn't have it")
    func required() async throws {
        let refusal = HTTPResponse.refusal(
            400, "missing_value", "Required value for attribute with ID \"\(Self.valueID)\" was not provided.")
        let found = try await fields(refusal, ["name": .text("x")])
        #expect(found == [FieldFailure(property: "value", cause: .required, code: "missing_value")])
    }

    @Test("VER-5: a value that another record has is a conflict, and named")
    func duplicate() async throws {
        let words =
            "The value \"{\\\"domain\\\":\\\"x.com\\\"}\" provided for attribute with ID \"\(Self.valueID)\" conflicts."
        let transport = try ScriptedTransport(.refusal(400, "uniqueness_conflict", words), Self.attributes)
        let outcomes = try await transport.writing.create([RecordDraft(object: .deal, values: Self.values)])
        let error = try #require(outcomes.first?.failure)
        #expect(error.kind == .conflict && error.fields.map(\.property) == ["value"])
        #expect(error.fields.map(\.cause) == [.duplicate])
    }

    @Test("VER-5: the paths of entries name properties, several at once")
    func paths() async throws {
        let entries =
            #"[{"code":"invalid_type","path":["data","values","value",0],"message":"Expected number"},"#
            + #"{"code":"invalid_union","path":["data","values","size"],"message":"Invalid"}]"#
        let refusal = HTTPResponse.refusal(
            400, "validation_type", "Body payload validation error.", errors: entries)
        let found = try await fields(refusal)
        #expect(found.map(\.property) == ["value", "size"] && found.map(\.cause) == [.invalidValue, .invalidOption])
        #expect(found.map(\.code) == ["invalid_type", "invalid_union"])
    }

    @Test(
        "VER-5: a read-only property is named as such, whatever Attio says of it",
        arguments: [
            ("immutable_value", "Values can't be changed."), ("validation_type", "Something is wrong."),
            ("validation_type", #"Cannot write to "record_id"."#),
            ("validation_type", #"An invalid value was passed to attribute with slug "record_id"."#),
        ])
    func readOnly(code: String, words: String) async throws {
        let found = try await fields(.refusal(400, code, words), ["record_id": .text("1"), "name": .text("x")])
        #expect(found.contains { $0.property == "record_id" && $0.cause == .readOnly })
        #expect(!found.contains { $0.property == "name" })
    }

    @Test("Without the definitions the refusal is told as it came")
    func noDefinitions() async throws {
        let refusal = HTTPResponse.refusal(
            400, "validation_type", "Invalid value supplied for attribute with ID \"\(Self.valueID)\".")
        let found = try await fields(refusal, definitions: .html(403))
        #expect(
            found == [
                FieldFailure(
                    property: PropertyName(rawValue: Self.valueID), cause: .invalidValue, code: "validation_type")
            ])
    }

    @Test("SYNC-14: the definitions are read once for a call, and only after a refusal")
    func onceRead() async throws {
        let refusal = HTTPResponse.refusal(400, "validation_type", "Something is wrong.")
        let transport = try ScriptedTransport(refusal, Self.attributes, refusal, refusal)
        let draft = RecordDraft(object: .deal, values: Self.values)
        _ = try await transport.writing.create([draft, draft, draft])
        #expect(
            await transport.steps == ["records.create", "attributes.list", "records.create", "records.create"])
    }

    @Test("A refusal without a body isn't explained: there is nothing to explain")
    func silent() async throws {
        let transport = try ScriptedTransport(.html(400))
        let outcomes = try await transport.writing.create([RecordDraft(object: .deal, values: Self.values)])
        #expect(outcomes.first?.failure?.fields == [])
        #expect(await transport.requests.count == 1)
    }

    @Test("An update is explained like a creation")
    func update() async throws {
        let refusal = HTTPResponse.refusal(
            400, "value_not_found", #"Cannot find select attribute with select option title "Huge"."#)
        let transport = try ScriptedTransport(refusal, Self.attributes)
        let draft = RecordDraft(object: .deal, id: RecordID(rawValue: RecordSample.deal), values: Self.values)
        let fields = try await transport.writing.update([draft]).first?.failure?.fields
        #expect(fields?.map(\.property) == ["size"])
    }
}
