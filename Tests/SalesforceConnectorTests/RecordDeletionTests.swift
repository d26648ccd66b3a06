import ConnectorKit
import ConnectorScripting
import Foundation
import SalesforceConnector
import Testing

@Suite("Salesforce: deleting records")
struct RecordDeletionTests {
    private static let gone = #"[{"message":"entity is deleted","errorCode":"ENTITY_IS_DELETED","fields":[]}]"#
    private static let unknown = #"[{"message":"x","errorCode":"INVALID_CROSS_REFERENCE_KEY","fields":[]}]"#
    private static let locked = #"[{"message":"x","errorCode":"UNABLE_TO_LOCK_ROW","fields":[]}]"#

    @Test(
        "VER-4: A few are rows of one composite; what Salesforce says is deleted is done; what it doesn't find, which may be hidden, and what is locked are not"
    )
    func rows() async throws {
        let transport = try ScriptedTransport(
            DescribedObject.rows([
                ("record0", 204, "null"), ("record1", 404, Self.gone), ("record2", 404, Self.unknown),
                ("record3", 400, Self.locked),
            ]))
        let deals = (1...4).map { RecordReference(object: .deal, id: RecordID(rawValue: "006QH000003oPp\($0)")) }
        let outcomes = try await transport.writing.delete(deals)
        #expect(outcomes.map(\.reference) == [deals[0], deals[1], nil, nil])
        let kinds = outcomes.map { outcome in
            if case .failed(let error) = outcome { error.kind } else { ConnectorErrorKind?.none }
        }
        #expect(kinds == [nil, nil, .notFound, .unavailable])
        let request = try #require(await transport.requests.first)
        #expect(request.isIdempotent && request.operation == "salesforce.records.delete")
        let rows = try RecordWritingTests.rows(of: request)
        #expect(rows.allSatisfy { $0["method"] as? String == "DELETE" && $0["body"] == nil })
        #expect(rows[0]["url"] as? String == "/services/data/v66.0/sobjects/Opportunity/006QH000003oPp1YAE")
    }

    @Test("Many are collections whose ids stand in the address")
    func collections() async throws {
        let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        let deals = (0..<250).map {
            RecordReference(object: .deal, id: RecordID(rawValue: "006QH0000000\(digits[$0 / 36])\(digits[$0 % 36])0"))
        }
        func answer(_ count: Int) -> String {
            let done = Array(repeating: #"{"id":"x","success":true,"errors":[]}"#, count: count - 1)
            let last = RecordWritingTests.refusedRecord("ENTITY_IS_DELETED")
            return "[\((done + [last]).joined(separator: ","))]"
        }
        let transport = try ScriptedTransport(
            DescribedObject.rows([("records0", 200, answer(200)), ("records1", 200, answer(50))]))
        let outcomes = try await transport.writing.delete(deals)
        #expect(outcomes.map(\.reference) == deals)
        let rows = try RecordWritingTests.rows(of: await transport.requests.first)
        let addresses = rows.compactMap { $0["url"] as? String }
        #expect(addresses.count == 2 && addresses.allSatisfy { $0.hasSuffix("&allOrNone=false") })
        #expect(addresses.allSatisfy { $0.hasPrefix("/services/data/v66.0/composite/sobjects?ids=006QH0000000") })
        #expect(addresses[0].count { $0 == "," } == 199 && addresses.allSatisfy { $0.utf8.count < 11_000 })
    }

    @Test("A record that appears twice is deleted once, and told twice; what is no id is not found")
    func twice() async throws {
        let transport = try ScriptedTransport(DescribedObject.rows([("record0", 204, "null")]))
        let deals = ["006QH000003oPp1", "006QH000003oPp1YAE", "nonsense"].map {
            RecordReference(object: .deal, id: RecordID(rawValue: $0))
        }
        let outcomes = try await transport.writing.delete(deals)
        #expect(outcomes.map(\.reference) == [deals[0], deals[1], nil])
        let rows = try RecordWritingTests.rows(of: await transport.requests.first)
        #expect(rows.count == 1)
    }

    @Test("Nothing to delete costs nothing")
    func none() async throws {
        let transport = try ScriptedTransport()
        #expect(try await transport.writing.delete([]).isEmpty)
        #expect(await transport.requests.isEmpty)
    }
}
