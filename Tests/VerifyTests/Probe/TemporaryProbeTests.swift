import ConnectorKit
import MockKit
import SQLStore
import Testing
import Verification

@testable import CRMGateway

@Suite("Temporary records: created, read back, deleted")
struct TemporaryProbeTests {
    @Test("VER-3, I-13: values of all objects land, and nothing is left", arguments: ProbedCRM.all)
    func landsAndLeavesNothing(_ crm: ProbedCRM) async throws {
        try await ProbeStage.run(crm) { stage in
            let before = stage.records
            let outcome = try await stage.probe(.temporary, try await stage.situations())
            let bad = outcome.results.filter { $0.verdict != .passed }
            #expect(bad.isEmpty, "\(bad)")
            #expect(Set(outcome.results.map(\.check)) == Set(CRMObject.allCases.map { .writeback($0) }))
            #expect(outcome.results.allSatisfy { $0.evidence.contains { $0.value == "landed" } })
            #expect(outcome.cleanup.isEmpty)
            #expect(stage.records == before)
            let rows = try await stage.rows()
            #expect(rows.count == 3 && rows.allSatisfy { $0.state == .closed && $0.sealed == nil })
        }
    }

    @Test(
        "VER-3: what is read back is read by a request after the write's, never by a search", arguments: ProbedCRM.all)
    func readsByItself(_ crm: ProbedCRM) async throws {
        try await ProbeStage.run(crm) { stage in
            let situations = try await stage.situations([.deal])
            let before = stage.mock.journal.count
            _ = try await stage.probe(.temporary, situations)
            // Definitions are read too, where the connector needs some.
            let calls = stage.mock.journal.entries.dropFirst(before).map { $0.operation ?? "" }
                .filter { !$0.contains("describe") && !$0.contains("fields") && !$0.contains("users") }
                .drop { $0 != crm.operations.create }
            #expect(calls.count == 3 && calls.first == crm.operations.create, "\(calls)")
            #expect(calls.last == crm.operations.delete)
            let read = try #require(calls.dropFirst().first)
            #expect(!read.contains("search") && read != crm.operations.create)
        }
    }

    @Test("SEC-6, I-32: an audited intent is committed before the first request, the outcome after the last")
    func isAudited() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            _ = try await stage.probe(.temporary, try await stage.situations())
            let entries = try await stage.audited("probe.write")
            #expect(entries == ["intended", "succeeded"])
        }
    }

    @Test("VER-3: a property that the CRM refuses doesn't hide the others", arguments: ProbedCRM.all)
    func narrows(_ crm: ProbedCRM) async throws {
        try await ProbeStage.run(crm) { stage in
            let situations = try await stage.situations([.deal])
            let before = stage.records
            // Since the definitions were read: the probe doesn't know of it.
            try stage.mock.change(.makeReadOnly(object: crm.deals, property: crm.text.rawValue))
            let made = stage.records
            let outcome = try await stage.probe(.temporary, situations)
            let bad = outcome.results.filter { $0.verdict == .failed }
            #expect(bad.map(\.subject.property) == [crm.text], "\(outcome.results)")
            #expect(outcome.results.contains { $0.verdict == .passed })
            #expect(outcome.cleanup.isEmpty && stage.records == made, "\(String(describing: before))")
        }
    }

    @Test("VER-4: a read-only verification writes nothing", arguments: ProbedCRM.all)
    func readOnlyWritesNothing(_ crm: ProbedCRM) async throws {
        try await ProbeStage.run(crm) { stage in
            let situations = try await stage.situations()
            let before = stage.mock.journal.count
            let outcome = try await stage.probe(.readOnly, situations)
            #expect(outcome.results.map(\.verdict) == [.notApplicable, .notApplicable, .notApplicable])
            #expect(stage.mock.journal.count == before)
            #expect(try await stage.rows().isEmpty)
        }
    }
}
