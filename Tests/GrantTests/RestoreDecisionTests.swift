import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("The decision whether a store is the anchored one")
struct RestoreDecisionTests {
    private func decide(
        sequence: Int64 = 5, mac: String = "m5", epoch: Int64 = 1, head: AuditHead?, at entry: String?
    ) -> RestoreReason? {
        let anchored = AuditAnchorPoint(
            organization: OrganizationID(rawValue: "o"), sequence: sequence, mac: mac, epoch: epoch, time: 0)
        return RestoreDecision.reason(anchored: anchored, head: head, macAtAnchor: entry)
    }

    @Test("SEC-8: the anchored end, or a chain that goes on from it, is normal")
    func normal() {
        #expect(decide(head: AuditHead(sequence: 5, mac: "m5", epoch: 1), at: "m5") == nil)
        #expect(decide(head: AuditHead(sequence: 9, mac: "m9", epoch: 1), at: "m5") == nil)
        #expect(decide(sequence: 0, mac: "", head: nil, at: nil) == nil)
    }

    @Test("SEC-8, T-06: a shorter chain, another entry, another epoch or no chain is a restored store")
    func restored() {
        #expect(decide(head: AuditHead(sequence: 4, mac: "m4", epoch: 1), at: nil) == .older)
        #expect(decide(head: AuditHead(sequence: 5, mac: "x5", epoch: 1), at: "x5") == .diverged)
        #expect(decide(head: AuditHead(sequence: 9, mac: "x9", epoch: 1), at: "x5") == .diverged)
        #expect(decide(epoch: 2, head: AuditHead(sequence: 9, mac: "m9", epoch: 1), at: "m5") == .otherEpoch)
        #expect(decide(head: AuditHead(sequence: 9, mac: "m9", epoch: 2), at: "m5") == .otherEpoch)
        #expect(decide(head: nil, at: nil) == .missing)
    }
}
