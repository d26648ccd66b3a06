import AttioConnector
import ConnectorKit
import ConnectorScripting
import Foundation
import Testing

@Suite("Attio: moments finer than a millisecond")
struct FineMomentTests {
    private static let raw = "2026-11-18T08:26:40.250000001Z"

    @Test("VER-4: a designated record gets back the nanoseconds that it held")
    func restored() async throws {
        let held = RecordSample.json(
            RecordSample.deal, #""seen":[{"active_until":null,"value":"\#(Self.raw)","attribute_type":"timestamp"}]"#)
        let transport = try ScriptedTransport(.data(held), .data(held))
        let found = try await transport.reading.read([RecordSample.reference()], properties: [.deal: ["seen"]])
        let before = try #require(found.first?.values["seen"])
        #expect(before == .text(Self.raw))
        let outcomes = try await transport.writing.update([
            RecordDraft(object: .deal, id: RecordSample.reference().id, values: ["seen": before])
        ])
        #expect(outcomes.map(\.reference) == [RecordSample.reference()])
        let body = await transport.requests.last?.json?["data"] as? [String: Any]
        #expect((body?["values"] as? [String: Any])?["seen"] as? [String] == [Self.raw])
    }

    @Test("VER-3: such a moment is compared as one, to the millisecond")
    func compared() {
        let property = PropertyDefinition(
            object: .deal, name: "seen", label: "Seen", type: .dateTime, vendorType: "timestamp")
        let moment = FieldValue.dateTime(Date(timeIntervalSince1970: 1_794_990_400.25))
        #expect(AttioConnector.matches(written: moment, readBack: .text(Self.raw), as: property))
        let later = FieldValue.dateTime(Date(timeIntervalSince1970: 1_794_990_400.26))
        #expect(!AttioConnector.matches(written: later, readBack: .text(Self.raw), as: property))
    }

    @Test("VER-4: what a restored contact doesn't get back is told")
    func told() {
        let told = AttioConnector.descriptor.probes.unsuppressed
        #expect(told.contains { $0.contains("phone number") && $0.contains("international form") })
    }
}
