import ConnectorKit
import Foundation
import Testing
import Workspace

@testable import CRMGateway
@testable import CRMGatewayCLI

@Suite("Record types in what is printed")
struct RecordTypeWordsTests {
    private func outcome(own: Int, asKeyUser: Int) -> RecordTypeOutcome {
        var outcome = RecordTypeOutcome(viewer: "ann@example.com")
        outcome.objects = [RecordTypeOutcome.ObjectCount(object: .deal, count: 2)]
        outcome.links.own = own
        outcome.links.asKeyUser = asKeyUser
        outcome.links.changes = 3
        return outcome
    }

    @Test("SYNC-7: an outcome says as seen by whom, where that isn't the target")
    func caution() {
        #expect(
            RecordTypeWords.line(outcome(own: 0, asKeyUser: 3), "toy")
                == "Record types, toy: 2 deal; stored for 3 (3 changed); as seen by ann@example.com: "
                + "what is available to them may not be to the target")
        #expect(
            RecordTypeWords.line(outcome(own: 3, asKeyUser: 0), "toy")
                == "Record types, toy: 2 deal; stored for 3 (3 changed); 3 as seen by themselves")
        #expect(RecordTypeWords.line(RecordTypeOutcome(viewer: nil), "toy") == nil)
    }

    @Test("PREVIEW: a plan's line says what would be added, and why nothing could be read")
    func planned() {
        var planned = PlannedRecordTypes(viewer: "ann@example.com")
        planned.objects = [RecordTypeOutcome.ObjectCount(object: .deal, count: 2)]
        planned.added = 4
        #expect(
            RecordTypeWords.line(planned, "toy")
                == "Record types, toy: 2 deal as seen by ann@example.com; targets: 4 added")
        planned.failure = CRMFailure(kind: .forbidden, message: "no right", isRetryable: false)
        #expect(RecordTypeWords.line(planned, "toy") == "Record types, toy: could not be read: no right")
    }

    @Test("SYNC-7: a user's report shows each record type with whose eyes it was read with, as a table and as JSON")
    func user() {
        let type = RecordType(
            object: .deal, id: "k-1", developerName: "New", label: "New\u{1B}[2J", isActive: true, isAvailable: true,
            isDefault: true, isMaster: false,
            allowedValues: ["stage": [PropertyOption(value: "open", label: "Open")]])
        let stored = UserRecordTypes(
            user: UserID(rawValue: "u"), crm: "toy", account: "ws", key: KeyID(rawValue: "k"), viewer: "u-1",
            sight: .key, run: RunID(rawValue: "r"), readAt: Date(timeIntervalSince1970: 0), types: [type])
        let report = ListReport.recordTypes([stored])
        #expect(
            report.lines.last?.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
                == "toy deal New New[2J active, available, default u-1; may differ for them")
        let json = report.json.encoded(isOneLine: true)
        #expect(json.contains(#""viewer":"u-1""#) && json.contains(#""allowed_values":{"stage":[{"#))
    }
}
