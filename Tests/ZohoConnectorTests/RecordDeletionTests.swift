import ConnectorKit
import ConnectorScripting
import Foundation
import Testing
import ZohoConnector

@Suite("Zoho: deleting records")
struct RecordDeletionTests {
    private static func deal(_ id: String) -> RecordReference {
        RecordReference(object: .deal, id: RecordID(rawValue: id))
    }

    @Test("VER-4: Records of a module go in one call by id, and deleting is safe to repeat")
    func several() async throws {
        let transport = try ScriptedTransport(
            Item.answer(200, Item.done("1", "record deleted"), Item.done("2", "record deleted")))
        let records = [Self.deal("1"), Self.deal("2")]
        #expect(try await transport.writing.delete(records).map(\.reference) == records)
        let request = try #require(await transport.requests.first)
        #expect(
            request.method == .delete && request.target == "/crm/v8/Deals?ids=1%2C2&wf_trigger=false"
                && request.isIdempotent)
        #expect(request.body == nil)
    }

    @Test(
        "VER-4: What Zoho doesn't find isn't told as deleted, however Zoho says so: it may be hidden from the key's user",
        arguments: [
            HTTPResponse.refusal(400, "INVALID_DATA", #"{"resource_path_index":1}"#),
            .refusal(400, "INVALID_DATA", #"{"param_name":"ids"}"#),
            Item.answer(400, Item.refused("INVALID_DATA", #"{"id":"1"}"#)),
            Item.answer(200, Item.refused("INVALID_DATA", #"{"api_name":"id","json_path":"$.data[0].id"}"#)),
            .html(404),
        ])
    func gone(_ answer: HTTPResponse) async throws {
        let transport = try ScriptedTransport(answer)
        let outcomes = try await transport.writing.delete([Self.deal("1")])
        #expect(outcomes.count == 1 && outcomes.first?.error?.kind == .notFound)
    }

    @Test("VER-4: Among several, one that isn't found and a locked one are told")
    func mixed() async throws {
        let transport = try ScriptedTransport(
            Item.answer(
                207, Item.done("1", "record deleted"), Item.refused("INVALID_DATA", #"{"id":"2"}"#),
                Item.refused("RECORD_LOCKED", #"{"id":"3"}"#)))
        let outcomes = try await transport.writing.delete(["1", "2", "3"].map(Self.deal))
        #expect(outcomes.map { $0.reference?.id } == ["1", nil, nil])
        #expect(outcomes.map { $0.error?.kind } == [nil, .notFound, .unavailable])
    }

    @Test("Where one record that isn't found spoils the whole call, each is tried alone")
    func spoiled() async throws {
        let gone = HTTPResponse.refusal(400, "INVALID_DATA", #"{"param_name":"ids"}"#)
        let transport = try ScriptedTransport(gone, Item.answer(200, Item.done("1")), gone)
        let outcomes = try await transport.writing.delete([Self.deal("1"), Self.deal("2")])
        #expect(outcomes.map { $0.reference?.id } == ["1", nil] && outcomes.last?.error?.kind == .notFound)
        #expect(await transport.requests.count == 3)
    }

    @Test("A record named twice is deleted once; an id that can't be Zoho's is nobody's")
    func twice() async throws {
        let transport = try ScriptedTransport(Item.answer(200, Item.done("1")))
        let records = [Self.deal("1"), Self.deal("1"), Self.deal("../x")]
        #expect(try await transport.writing.delete(records).map(\.reference) == records)
        #expect(await transport.requests.map(\.target) == ["/crm/v8/Deals?ids=1&wf_trigger=false"])
    }

    @Test("VER-4: A deletion that may not be is told")
    func forbidden() async throws {
        let transport = try ScriptedTransport(
            .refusal(403, "NO_PERMISSION", #"{"permissions":["Crm_Implied_Delete_Deals"]}"#))
        let outcomes = try await transport.writing.delete([Self.deal("1")])
        #expect(outcomes.first?.error?.kind == .forbidden)
        #expect(outcomes.first?.error?.message.contains("Crm_Implied_Delete_Deals") == true)
    }

    @Test("Ids of 19 digits go 51 at a time, because an address has a length")
    func many() async throws {
        let records = (1...60).map { Self.deal(String(format: "1%018d", $0)) }
        func answer(_ records: ArraySlice<RecordReference>) -> HTTPResponse {
            .json(#"{"data":[\#(records.map { Item.done($0.id.rawValue) }.joined(separator: ","))]}"#)
        }
        let transport = try ScriptedTransport(answer(records[..<51]), answer(records[51...]))
        #expect(try await transport.writing.delete(records).map(\.reference) == records)
        #expect(await transport.requests.map { $0.query[0].value.split(separator: ",").count } == [51, 9])
    }
}
