import ConnectorKit
import ConnectorScripting
import Foundation
import HubSpotConnector
import Testing

@Suite("HubSpot: finding probes")
struct ProbeTests {
    private static let first = ProbeMark(id: String(repeating: "a", count: 32))
    private static let second = ProbeMark(id: String(repeating: "b", count: 32))

    private static func named(_ id: String, _ name: String, _ mark: String) -> String {
        RecordReadingTests.record(id, #"{"\#(name)":"\#(mark)"}"#)
    }

    private static func page(_ records: String...) -> HTTPResponse {
        .json(#"{"total":\#(records.count),"results":[\#(records.joined(separator: ","))]}"#)
    }

    @Test("VER-4: A deal is searched by its whole name, all marks in one call")
    func searched() async throws {
        let transport = try ScriptedTransport(
            Self.page(
                Self.named("1", "dealname", Self.first.text), Self.named("2", "dealname", "Zz gateway probe"),
                Self.named("3", "dealname", ProbeMark(id: String(repeating: "c", count: 32)).text)))
        let seen = try await transport.reading.probes(of: .deal, marks: [Self.second, Self.first])
        #expect(seen == [ProbeSighting(record: .init(object: .deal, id: "1"), mark: Self.first)])
        let request = try #require(await transport.requests.first)
        #expect(request.path == "/crm/objects/2026-09/deals/search" && request.isIdempotent)
        let filter: NSDictionary = [
            "propertyName": "dealname", "operator": "IN", "values": [Self.first.text, Self.second.text],
        ]
        #expect(
            request.json == [
                "filterGroups": [["filters": [filter]]], "properties": ["dealname"], "limit": ProbeLimits.sightingsMax,
            ])
        #expect(await transport.operations == ["hubspot.records.search"])
    }

    @Test("A search for as many marks as a look takes fits into HubSpot's 3,000 characters, in lower case")
    func fits() async throws {
        let marks = (0..<ProbeLimits.marksMax).map { ProbeMark(id: String(format: "%032x", $0)) }
        #expect(marks.allSatisfy { $0.text == $0.text.lowercased() })
        let transport = try ScriptedTransport(Self.page())
        _ = try await transport.reading.probes(of: .company, marks: marks)
        let bytes = try #require(await transport.requests.first?.body?.bytes.count)
        #expect(bytes <= 3000)
    }

    @Test("VER-4: A contact is read by its email, past the index, and only what has none is searched")
    func byEmail() async throws {
        let found = Self.named("7", "lastname", Self.first.text)
        let missing =
            #"{"status":"error","category":"OBJECT_NOT_FOUND","message":"x","context":{"ids":["\#(Self.second.email)"]}}"#
        let transport = try ScriptedTransport(
            RecordReadingTests.batch([found], status: 207, errors: missing),
            Self.page(Self.named("8", "lastname", Self.second.text)))
        let seen = try await transport.reading.probes(of: .contact, marks: [Self.first, Self.second])
        #expect(seen.map(\.record.id) == ["7", "8"] && seen.map(\.mark) == [Self.first, Self.second])
        let body = try #require(await transport.requests.first?.json)
        #expect(
            body == [
                "idProperty": "email", "properties": ["lastname"],
                "inputs": [["id": Self.first.email], ["id": Self.second.email]],
            ])
        #expect(await transport.operations == ["hubspot.records.read", "hubspot.records.search"])
        let alone = try ScriptedTransport(RecordReadingTests.batch([found]))
        #expect(try await alone.reading.probes(of: .contact, marks: [Self.first]).count == 1)
        #expect(await alone.requests.count == 1)
    }

    @Test("T-23: A designated contact that holds a probe's email for a moment is no probe: its name decides")
    func designatedIsNone() async throws {
        let transport = try ScriptedTransport(
            RecordReadingTests.batch([Self.named("7", "lastname", "Lovelace")]), Self.page())
        let seen = try await transport.reading.probes(of: .contact, marks: [Self.first])
        #expect(seen.isEmpty)
    }

    @Test("The limit of searches is waited for like any other")
    func limited() async throws {
        let transport = try ScriptedTransport(
            .json(
                429, #"{"status":"error","message":"You have reached your secondly limit.","errorType":"RATE_LIMIT"}"#))
        let error = await failure { () throws(ConnectorError) in
            try await transport.reading.probes(of: .deal, marks: [Self.first])
        }
        #expect(error?.kind == .rateLimited && error?.retry == .later(after: .seconds(1)))
    }
}
