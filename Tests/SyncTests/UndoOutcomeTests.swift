import ConnectorKit
import Foundation
import Testing

@testable import CRMGateway

@Suite("What an undo tells, as it is kept")
struct UndoOutcomeTests {
    private static let property = """
        "object": "deal", "property": "gateway_owner", "origin": "created", "isChange": true
        """

    private func outcome(left: String) throws -> UndoOutcome {
        let text = """
            {"keysRestored": 1, "bindingsRestored": 1, "exceptions": [], "exceptionCount": 0, "leftInCRM": [\(left)]}
            """
        return try JSONDecoder().decode(UndoOutcome.self, from: Data(text.utf8))
    }

    @Test("UNDO: what is left in the CRMs is kept with the CRM that it is left in")
    func crm() throws {
        let outcome = try outcome(left: "{\"crm\": \"hubspot\", \(Self.property)}")
        #expect(outcome.leftInCRM.map(\.crm) == ["hubspot"] && outcome.leftInCRM.map(\.object) == [.deal])
        let again = try JSONDecoder().decode(UndoOutcome.self, from: try JSONEncoder().encode(outcome))
        #expect(again == outcome)
    }

    @Test("UNDO: an outcome of a time before the CRM was kept is read as one that doesn't tell it")
    func older() throws {
        let left = try outcome(left: "{\(Self.property)}").leftInCRM
        #expect(left.map(\.crm) == [nil] && left.first?.outcome.origin == .created)
    }

    @Test("UNDO: a property that a run told of several times is listed once, as it was told last")
    func once() {
        func left(_ crm: CRMID, _ object: CRMObject, _ sight: OwnerPropertySight?) -> UndoOutcome.PropertyLeft {
            UndoOutcome.PropertyLeft(
                crm: crm,
                OwnerPropertyOutcome(
                    object: object, property: "gateway_owner", origin: .created, isChange: true, sight: sight,
                    problem: nil))
        }
        var outcome = UndoOutcome()
        for one in [
            left("a", .deal, .missing("No right.")), left("b", .deal, nil), left("a", .contact, nil),
            left("a", .deal, .granted),
        ] { outcome.leave(one) }
        #expect(outcome.leftInCRM == [left("b", .deal, nil), left("a", .contact, nil), left("a", .deal, .granted)])
    }
}
