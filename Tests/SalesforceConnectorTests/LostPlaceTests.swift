import ConnectorKit
import ConnectorScripting
import SalesforceConnector
import Testing

@Suite("Salesforce: a place in a result that is gone")
struct LostPlaceTests {
    @Test("F-B6: A look for who sees fields begins again once, and grants nothing that is granted")
    func lookForSight() async throws {
        let look = VisibilityTests.look(
            set: VisibilityTests.set, fields: [("Opportunity.Owner__c", true), ("Account.Owner__c", true)],
            users: [VisibilityTests.ann], next: OwnersTests.locator)
        let transport = try ScriptedTransport(
            look, OwnersTests.lost, look, .json(OwnersTests.page([#"{"AssigneeId":"\#(VisibilityTests.bob)"}"#])))
        let facet = try #require(transport.writing.fieldVisibility)
        let outcomes = try await facet.grant(
            VisibilityTests.properties, to: [VisibilityTests.ann, VisibilityTests.bob])
        #expect(outcomes.map(\.isChange) == [false, false] && outcomes.allSatisfy { $0.failure == nil })
        #expect(await transport.requests.count == 4)
    }
}
