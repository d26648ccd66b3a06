import CRMGatewayTesting
import ConnectorKit
import MockKit
import SQLStore
import Testing
import Verification

@testable import CRMGateway

@Suite("Clean-up: no probe stays behind")
struct ProbeCleanupTests {
    /// Past the bound after which a record that doesn't show counts as never made.
    private func past(_ stage: ProbeStage) -> Duration {
        ProbeCleaner.inFlightMax + .seconds(61)
    }

    @Test("F-C2: a create whose answer was lost is found by its mark, and gone on with", arguments: ProbedCRM.all)
    func lostAnswerIsFound(_ crm: ProbedCRM) async throws {
        try await ProbeStage.run(crm) { stage in
            let before = stage.records
            let situations = try await stage.situations([.company])
            stage.mock.inject(.lostAnswer, on: .operation(crm.operations.create))
            let outcome = try await stage.probe(.temporary, situations)
            if outcome.cleanup.isEmpty {
                #expect(outcome.results.allSatisfy { $0.verdict == .passed }, "\(outcome.results)")
                #expect(stage.records == before)
            } else {
                // Its index lags.
                #expect(outcome.cleanup.map(\.reason) == [.notYetShown])
                #expect(outcome.results.allSatisfy { $0.verdict == .notChecked })
                stage.clock.advance(by: .seconds(61))
                let cleaned = try await stage.clean()
                #expect(cleaned.pending.isEmpty && cleaned.removed == 1)
                #expect(stage.records == before)
            }
        }
    }

    @Test("F-C2, VER-4: where the index lags, a lost record is pending, and gone once the index shows it")
    func indexLags() async throws {
        // Longer than a busy machine takes for the first look, shorter than the connector says.
        try await ProbeStage.run(.hubSpot(searchLag: .seconds(50))) { stage in
            let before = stage.records
            stage.mock.inject(.lostAnswer, on: .operation(stage.crm.operations.create))
            let situations = try await stage.situations([.deal])
            let outcome = try await stage.probe(.temporary, situations)
            #expect(outcome.cleanup.map(\.reason) == [.notYetShown] && stage.holdsProbe)
            let early = try await stage.clean()
            #expect(early.pending.map(\.mark) == situations.map(\.mark) && stage.holdsProbe)
            stage.clock.advance(by: .seconds(60))
            let later = try await stage.clean()
            #expect(later.pending.isEmpty && later.removed == 1)
            #expect(stage.records == before && !stage.holdsProbe)
        }
    }

    @Test("F-C2: what never shows is closed after two misses past the bound, not before", arguments: ProbedCRM.all)
    func closesAfterTwoMisses(_ crm: ProbedCRM) async throws {
        try await ProbeStage.run(crm) { stage in
            let situations = try await stage.situations([.deal])
            stage.mock.inject(.resetBeforeAnswer, on: .operation(crm.operations.create))
            let outcome = try await stage.probe(.temporary, situations)
            #expect(outcome.cleanup.map(\.reason) == [.notYetShown])
            #expect(try await stage.clean().pending.count == 1)
            #expect(try await stage.clean().pending.count == 1)
            stage.clock.advance(by: past(stage))
            #expect(try await stage.clean().pending.count == 1)
            #expect(try await stage.clean().pending.isEmpty)
            #expect(try await stage.rows().map(\.state) == [.closed])
        }
    }

    @Test("F-C2: the bound counts from the last create that was sent, however long narrowing took before it")
    func narrowedForLong() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            let situations = try await stage.situations([.deal])
            try stage.mock.change(.makeReadOnly(object: stage.crm.deals, property: stage.crm.text.rawValue))
            // The first create is refused after long; the second is lost before it is made.
            stage.mock.inject(.resetBeforeAnswer, on: .operation(stage.crm.operations.create, nth: 2))
            let (clock, longer) = (stage.clock, past(stage) + .seconds(60))
            let slow = try await stage.fixture.reopened(
                clock: clock,
                through: {
                    MeddlingTransport(next: $0, before: "hubspot.records.create") { clock.advance(by: longer) }
                })
            let outcome = try await stage.probe(.temporary, situations, by: slow)
            await slow.shutDown()
            #expect(outcome.cleanup.map(\.reason) == [.notYetShown])
            for _ in 1...3 { #expect(try await stage.clean().pending.count == 1) }
            clock.advance(by: past(stage))
            #expect(try await stage.clean().pending.count == 1)
            #expect(try await stage.clean().pending.isEmpty)
        }
    }

    @Test("F-C2, I-13: of several records with one mark, none is forgotten where one can't be deleted yet")
    func severalSightings() async throws {
        try await ProbeStage.run(.pipedrive) { stage in
            let before = stage.records
            let situations = try await stage.situations([.company])
            stage.mock.inject(.resetBeforeAnswer, on: .operation(stage.crm.operations.create))
            _ = try await stage.probe(.temporary, situations)
            let (mark, name) = try #require(situations.first.map { ($0.mark, $0.traits.markProperty) })
            for _ in 1...2 { try await stage.make(.company, [name: .text(mark.text)]) }
            stage.mock.inject(.status(403), on: .operation(stage.crm.operations.delete, nth: 2), times: nil)
            let first = try await stage.clean()
            #expect(first.pending.map(\.reason) == [.refused] && stage.holdsProbe)
            stage.mock.clearFaults()
            let second = try await stage.clean()
            #expect(second.pending.isEmpty && !stage.holdsProbe)
            #expect(stage.records == before)
        }
    }

    @Test("F-C2, I-13: the same where the probe itself finds several")
    func severalFoundByTheProbe() async throws {
        try await ProbeStage.run(.pipedrive) { stage in
            let before = stage.records
            let situations = try await stage.situations([.company])
            let (mark, name) = try #require(situations.first.map { ($0.mark, $0.traits.markProperty) })
            // A copy, made at the same moment.
            let copying = try await stage.fixture.reopened(
                clock: stage.clock,
                through: {
                    MeddlingTransport(next: $0, before: "pipedrive.records.create") {
                        try await stage.make(.company, [name: .text(mark.text)])
                    }
                })
            // The first is the copy's.
            stage.mock.inject(.lostAnswer, on: .operation(stage.crm.operations.create, nth: 2))
            let outcome = try await stage.probe(.temporary, situations, by: copying)
            await copying.shutDown()
            #expect(outcome.cleanup.isEmpty, "\(outcome.cleanup)")
            #expect(stage.records == before)
        }
    }

    @Test("F-C4: a record that can't be deleted is told with its id and link, and deleted by a later run")
    func deleteRefused() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            let before = stage.records
            let situations = try await stage.situations([.deal])
            stage.mock.inject(.status(403), on: .operation(stage.crm.operations.delete), times: nil)
            let outcome = try await stage.probe(.temporary, situations)
            let left = try #require(outcome.cleanup.first)
            #expect(left.reason == .refused && left.record != nil && left.link != nil)
            #expect(outcome.results.allSatisfy { $0.verdict == .passed })
            #expect(try await stage.clean().pending.map(\.record) == [left.record])
            stage.mock.clearFaults()
            #expect(try await stage.clean().pending.isEmpty)
            #expect(stage.records == before)
        }
    }

    @Test("F-C4: a delete whose answer was lost is sent again; what is gone is done", arguments: ProbedCRM.all)
    func deleteAnswerLost(_ crm: ProbedCRM) async throws {
        try await ProbeStage.run(crm) { stage in
            let before = stage.records
            let situations = try await stage.situations([.company])
            let nth = crm.operations.create == crm.operations.delete ? 2 : 1
            stage.mock.inject(.lostAnswer, on: .operation(crm.operations.delete, nth: nth))
            let outcome = try await stage.probe(.temporary, situations)
            #expect(outcome.cleanup.isEmpty && stage.records == before)
            #expect(try await stage.rows().map(\.state) == [.closed])
        }
    }

    @Test("F-C6: a key that somebody else connected cleans up what a dead one left")
    func anyKeyCleans() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            let before = stage.records
            stage.mock.inject(.status(403), on: .operation(stage.crm.operations.delete), times: nil)
            _ = try await stage.probe(.temporary, try await stage.situations([.deal]))
            stage.mock.clearFaults()
            let other = try await stage.connectAnother()
            #expect(other != stage.grant.id)
            try await stage.endGrant()
            let gateway = stage.fixture.gateway
            let pending = try await gateway.verification.pendingCleanup(as: stage.fixture.admin)
            #expect(pending.count == 1)
            let left = try await gateway.verification.cleanUp(as: stage.fixture.admin)
            #expect(left.isEmpty && stage.records == before)
        }
    }

    @Test("F-C6, VER-4: where no key of the account works, the left-over is told, and who has to act")
    func noKeyWorks() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            stage.mock.inject(.status(403), on: .operation(stage.crm.operations.delete), times: nil)
            _ = try await stage.probe(.temporary, try await stage.situations([.deal]))
            try await stage.endGrant()
            let left = try await stage.fixture.gateway.verification.cleanUp(as: stage.fixture.admin)
            #expect(left.map(\.reason) == [.noLiveKey])
        }
    }

    @Test("F-C6, SYNC-8: an account whose CRM this gateway doesn't know is told, and keeps no other from being cleaned")
    func unknownCRM() async throws {
        try await VerifyStage.with([.attio(), .hubSpot()]) { stage in
            for crm in ["attio", "hubspot"] as [CRMID] {
                let delete = crm == "attio" ? ProbedCRM.attio.operations.delete : ProbedCRM.hubSpot.operations.delete
                stage.fixture.mock(crm).inject(.status(403), on: .operation(delete), times: nil)
            }
            let report = try await stage.report(checks: ["writeback"], mode: .temporary)
            #expect(Set(report.cleanup.map(\.crm)) == ["attio", "hubspot"])
            for crm in ["attio", "hubspot"] as [CRMID] { stage.fixture.mock(crm).clearFaults() }
            let known = try #require(stage.gateway.runs.services.connectors["hubspot"])
            let without = try await stage.fixture.reopened(connectors: ConnectorCatalog([known]))
            let left = try await without.verification.cleanUp(as: stage.admin)
            await without.shutDown()
            #expect(Set(left.map(\.crm)) == ["attio"] && left.allSatisfy { $0.message.contains("attio") })
            #expect(try await stage.gateway.verification.cleanUp(as: stage.admin).isEmpty)
        }
    }

    @Test("F-C2: a record with our mark that another CRM user made is left, and told")
    func foreignIsLeft() async throws {
        try await ProbeStage.run(.salesforce) { stage in
            let situations = try await stage.situations([.company])
            stage.mock.inject(.resetBeforeAnswer, on: .operation(stage.crm.operations.create))
            _ = try await stage.probe(.temporary, situations)
            let row = try #require(try await stage.rows().first)
            try await stage.pretendCreator("005000000000000AAA", of: row.mark)
            try await stage.make(.company, ["Name": .text(row.mark.text)])
            let cleaned = try await stage.clean()
            #expect(cleaned.pending.map(\.reason) == [.needsPerson])
            #expect(stage.holdsProbe)
        }
    }

    @Test("VER-4: an account without open probes costs no request")
    func nothingCostsNothing() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            let before = stage.mock.journal.count
            let cleaned = try await stage.clean()
            #expect(cleaned.pending.isEmpty && stage.mock.journal.count == before)
        }
    }

    @Test("VER-4: only records with our very mark are deleted", arguments: ProbedCRM.all)
    func othersStay(_ crm: ProbedCRM) async throws {
        try await ProbeStage.run(crm) { stage in
            let situations = try await stage.situations([.company])
            let name = try #require(situations.first).traits.markProperty
            stage.mock.inject(.resetBeforeAnswer, on: .operation(crm.operations.create))
            _ = try await stage.probe(.temporary, situations)
            let mark = try #require(situations.first).mark
            for text in ["zz gateway probe \(mark.id)", ProbeMark.drawn().text, "\(mark.id)"] {
                try await stage.make(.company, [name: .text(text)])
            }
            let before = stage.records
            stage.clock.advance(by: past(stage))
            _ = try await stage.clean()
            #expect(stage.records == before)
        }
    }
}
