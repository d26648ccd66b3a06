import ConnectorKit
import ConnectorScripting
import Foundation
import PipedriveConnector
import Testing

@Suite("Pipedrive: addresses and numbers of persons")
struct ContactPointTests {
    private static func one(_ text: String) -> HTTPResponse { .json(#"{"success":true,"data":\#(text)}"#) }

    @Test("VER-5: A refusal names the property as the draft does")
    func draftNames() async throws {
        let refusal = #"{"success":false,"error":"Validation failed: emails: must be valid; phones: must be valid"}"#
        let transport = try ScriptedTransport(.json(400, refusal))
        let values: [PropertyName: FieldValue] = ["name": .text("A"), "email": .text("x"), "phones": .text("1")]
        let outcomes = try await transport.writing.create([RecordDraft(object: .contact, values: values)])
        guard case .failed(let error) = try #require(outcomes.first) else { return #expect(Bool(false)) }
        #expect(error.fields.map(\.property) == ["email", "phones"])
    }

    @Test("Two values for one list, under its two names, are refused")
    func twoNames() async throws {
        let transport = try ScriptedTransport(Self.one(#"{"id":5,"emails":[]}"#))
        let values: [PropertyName: FieldValue] = ["email": .text("a@x.com"), "emails": .text("b@x.com")]
        let outcomes = try await transport.writing.update([RecordDraft(object: .contact, id: "5", values: values)])
        guard case .failed(let error) = try #require(outcomes.first) else { return #expect(Bool(false)) }
        #expect(error.fields.map(\.property) == ["emails"])
    }

    @Test("The only address can be cleared; of several the primary can't, because the next would take its place")
    func clearsAddress() async throws {
        let clear = RecordDraft(object: .contact, id: "5", values: ["emails": .empty])
        let one = try ScriptedTransport(
            Self.one(#"{"id":5,"emails":[{"value":"a@x.com","primary":true}]}"#), Self.one(#"{"id":5}"#))
        #expect(try await one.writing.update([clear]).compactMap(\.reference).count == 1)
        let expected: NSDictionary = ["emails": [] as [String]]
        #expect(await one.requests.last?.json == expected)
        let two = try ScriptedTransport(
            Self.one(#"{"id":5,"emails":[{"value":"a@x.com","primary":true},{"value":"b@x.com","primary":false}]}"#))
        guard case .failed(let error) = try #require(try await two.writing.update([clear]).first) else {
            return #expect(Bool(false))
        }
        #expect(error.fields == [FieldFailure(property: "emails", cause: .invalidValue)])
        #expect(await two.requests.count == 1)
    }

    @Test("A person's address is changed in its list, and the others stay")
    func addresses() async throws {
        let person =
            #"{"id":5,"emails":[{"value":"a@x.com","primary":false,"label":"home"},"#
            + #"{"value":"b@x.com","primary":true,"label":"work"}],"phones":[]}"#
        let transport = try ScriptedTransport(Self.one(person), Self.one(#"{"id":5}"#))
        let reference = RecordReference(object: .contact, id: "5")
        let draft = RecordDraft(object: .contact, id: "5", values: ["email": .text("c@x.com"), "phone": .text("1")])
        #expect(try await transport.writing.update([draft]).map(\.reference) == [reference])
        let expected: NSDictionary = [
            "emails": [
                ["value": "a@x.com", "primary": false, "label": "home"],
                ["value": "c@x.com", "primary": true, "label": "work"],
            ], "phones": [["value": "1", "primary": true, "label": "work"]],
        ]
        #expect(await transport.requests.last?.json == expected)
        #expect(await transport.operations == ["pipedrive.records.get", "pipedrive.records.update"])
    }

    @Test("The primary address is what is read")
    func readsAddress() async throws {
        let person =
            #"{"id":5,"emails":[{"value":"a@x.com","primary":false},{"value":"b@x.com","primary":true}],"phones":[]}"#
        let transport = try ScriptedTransport(Self.one(person))
        let found = try await transport.reading.read(
            [RecordReference(object: .contact, id: "5")], properties: [.contact: ["email", "phone"]])
        #expect(found.first?.values == ["email": .text("b@x.com"), "phone": .empty])
    }
}
