import CRMGateway
import ConnectorKit
import Foundation
import Testing
import Workspace

@testable import CRMGatewayCLI

@Suite("What is said of owner properties that a CRM hides")
struct SightReportTests {
    private func crm(_ sight: OwnerPropertySight, _ counts: SightCounts? = nil) -> CRMOutcome {
        var crm = CRMOutcome(
            SourceKey(
                crm: "x", grant: GrantID(rawValue: "g"), key: KeyID(rawValue: "k"), account: "a", accountName: nil,
                actsAs: nil, isLive: true))
        crm.ownerProperties = [
            OwnerPropertyOutcome(
                object: .deal, property: "gateway_owner", origin: .created, isChange: true, sight: sight, problem: nil)
        ]
        crm.sight = counts
        return crm
    }

    private func lines(_ crm: CRMOutcome) -> String {
        var outcome = SyncCRMOutcome()
        outcome.crms = [crm]
        return CRMOutcomeLines(outcome).lines.joined(separator: "\n")
    }

    @Test("F-B5: a property that was created and can't be seen yet isn't told as done, nor as a success of the run")
    func notVisible() {
        let hidden = crm(.missing("It was created."))
        #expect(hidden.hasWarnings)
        #expect(lines(hidden).contains("gateway_owner (not visible yet, created)"))
        let shown = crm(.granted)
        #expect(!shown.hasWarnings)
        #expect(lines(shown).contains("gateway_owner (made visible, created, by this run)"))
    }

    @Test("F-B7: how many members see it is told in the outcome and while it runs, and refusals are a warning")
    func members() {
        var counts = SightCounts(properties: [PropertyReference(object: .deal, name: "gateway_owner")])
        counts.visible = 4
        counts.granted = 1
        counts.refused = 2
        let words = "deal.gateway_owner visible to 4 members (1 by this run), refused for 2"
        let outcome = crm(.granted, counts)
        #expect(outcome.hasWarnings && lines(outcome).contains("Owner properties, x: \(words)"))
        let event = RunEvent(.sight, at: Date(timeIntervalSince1970: 0), crm: "x", sight: counts)
        #expect(EventReport(event).words == "x: \(words)")
    }
}
