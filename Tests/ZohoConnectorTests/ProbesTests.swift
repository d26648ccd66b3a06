import ConnectorKit
import ConnectorScripting
import Foundation
import Testing
import ZohoConnector

@Suite("Zoho: probes")
struct ProbesTests {
    private static let mark = ProbeMark(id: "0123456789abcdef0123456789abcdef")
    private static let other = ProbeMark(id: "ffffffffffffffffffffffffffffffff")

    private static func row(_ id: String, _ name: String) -> String {
        #"{"id":"\#(id)","Deal_Name":"\#(name)","Created_By":{"name":"P","id":"5725767000000411001"}}"#
    }

    @Test(
        "VER-4: A lost probe is found by one COQL query, never through the search index, which lags",
        arguments: [
            (CRMObject.deal, "Deals", "Deal_Name"), (.contact, "Contacts", "Last_Name"),
            (.company, "Accounts", "Account_Name"),
        ])
    func query(_ object: CRMObject, module: String, name: String) async throws {
        let transport = try ScriptedTransport(.none)
        #expect(try await transport.reading.probes(of: object, marks: [Self.mark, Self.other]).isEmpty)
        #expect(await transport.targets == ["POST /crm/v8/coql"])
        let request = try #require(await transport.requests.first)
        #expect(request.operation == "zoho.probes.find" && request.isIdempotent)
        #expect(
            request.json == [
                "select_query": "select id, \(name), Created_By from \(module) where \(name) in "
                    + "('zz gateway probe 0123456789abcdef0123456789abcdef (delete me)',"
                    + "'zz gateway probe ffffffffffffffffffffffffffffffff (delete me)') limit 0, 100"
            ])
    }

    @Test("F-C2: A sighting tells the record, its mark, and who made it; other names and odd rows are nobody's probe")
    func sightings() async throws {
        let rows = [
            Self.row("71", Self.mark.text), Self.row("72", Self.mark.text.uppercased()),
            Self.row("73", Self.other.text), Self.row("../74", Self.mark.text), #"{"id":"75"}"#,
        ]
        let transport = try ScriptedTransport(.json(#"{"data":[\#(rows.joined(separator: ","))]}"#))
        #expect(
            try await transport.reading.probes(of: .deal, marks: [Self.mark]) == [
                ProbeSighting(
                    record: RecordReference(object: .deal, id: "71"), mark: Self.mark, creator: "5725767000000411001")
            ])
    }

    @Test(
        "T-26: COQL is given marks of 32 digits and nothing else",
        arguments: [
            "", "x", "0123456789ABCDEF0123456789ABCDEF", "x' or Deal_Name like '%", "０123456789abcdef0123456789abcde",
        ])
    func marks(_ id: String) async throws {
        let transport = try ScriptedTransport()
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.probes(of: .deal, marks: [ProbeMark(id: id)])
        }
        #expect(error?.kind == .invalid)
        #expect(try await transport.reading.probes(of: .deal, marks: []).isEmpty)
        #expect(await transport.requests.isEmpty)
    }

    @Test("A key without the scope for queries says so, with the scope")
    func scope() async throws {
        let transport = try ScriptedTransport(.refusal(401, "OAUTH_SCOPE_MISMATCH"))
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.probes(of: .deal, marks: [Self.mark])
        }
        #expect(error?.kind == .forbidden && error?.missingScopes == ["ZohoCRM.coql.READ"])
    }

    @Test(
        "VER-5: A record that is locked or waits for an approval is told as locked",
        arguments: [
            "RECORD_LOCKED", "NOT_APPROVED", "NOT_REVIEWED",
        ])
    func locked(_ code: String) async throws {
        let details = #"{"api_name":"id","json_path":"$.data[0].id","action":"record_locking"}"#
        let transport = try ScriptedTransport(Item.answer(400, Item.refused(code, details)))
        let outcomes = try await transport.writing.update([
            RecordDraft(object: .deal, id: "71", values: ["Deal_Name": .text("x")])
        ])
        #expect(outcomes.map { $0.error?.kind } == [.unavailable])
        #expect(outcomes[0].error?.fields == [FieldFailure(property: nil, cause: .locked, code: code)])
    }
}
