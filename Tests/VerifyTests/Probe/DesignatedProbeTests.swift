import CRMGatewayTesting
import ConnectorKit
import Foundation
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Verification

@testable import CRMGateway

@Suite("Designated records: updated, read back, restored")
struct DesignatedProbeTests {
    @Test("VER-3, I-14: what was written lands, and the record is byte for byte as before", arguments: ProbedCRM.all)
    func landsAndRestores(_ crm: ProbedCRM) async throws {
        try await ProbeStage.run(crm) { stage in
            try await stage.designateDeal()
            let situations = try await stage.situations([.deal])
            let before = stage.records
            let outcome = try await stage.probe(.designated, situations)
            // The owner isn't written unless that is asked for.
            #expect(outcome.results.map(\.verdict).sorted() == [.passed, .notApplicable], "\(outcome.results)")
            #expect(outcome.cleanup.isEmpty)
            #expect(stage.changes(since: before) == [])
            let rows = try await stage.rows()
            #expect(rows.map(\.state) == [.closed] && rows.allSatisfy { $0.sealed == nil && $0.dataKey == nil })
        }
    }

    @Test("T-23: a live record's owner isn't changed unless that is asked for", arguments: ProbedCRM.all)
    func ownerIsAsked(_ crm: ProbedCRM) async throws {
        try await ProbeStage.run(crm) { stage in
            try await stage.designateDeal()
            let situations = try await stage.situations([.deal])
            let owner = try #require(situations.first?.object.standardOwnerProperty)
            let before = stage.records
            for asked in [false, true] {
                let calls = stage.mock.journal.count
                let outcome = try await stage.probe(
                    .designated, stage.marked(situations), changesOwner: asked)
                let bodies = stage.mock.journal.entries.dropFirst(calls).filter { $0.method != "GET" }
                #expect(!bodies.isEmpty)
                let proven = outcome.results.filter { $0.verdict == .passed }.flatMap(\.evidence)
                    .contains { $0.value.contains(owner.rawValue) }
                #expect(proven == asked, "\(outcome.results)")
                #expect(stage.changes(since: before) == [])
            }
        }
    }

    @Test("F-C8: an update whose answer was lost is restored all the same", arguments: ProbedCRM.all)
    func lostUpdate(_ crm: ProbedCRM) async throws {
        try await ProbeStage.run(crm) { stage in
            try await stage.designateDeal()
            let situations = try await stage.situations([.deal])
            let before = stage.records
            for nth in 1...2 {
                // So that a conditional write that is sent again meets its own effect.
                stage.clock.advance(by: .seconds(5))
                stage.mock.inject(.lostAnswer, on: .operation(crm.operations.update, nth: nth))
                let outcome = try await stage.probe(.designated, stage.marked(situations))
                stage.mock.clearFaults()
                #expect(outcome.cleanup.isEmpty, "\(nth): \(outcome.cleanup)")
                #expect(stage.changes(since: before) == [], "\(nth)")
                #expect(!outcome.results.contains { $0.verdict == .failed }, "\(nth): \(outcome.results)")
            }
        }
    }

    @Test(
        "F-C8, VER-4: where somebody changed the record since it was read, a CRM that takes conditions writes nothing",
        arguments: conditional)
    func changedSinceRead(_ crm: ProbedCRM) async throws {
        try await ProbeStage.run(crm) { stage in
            let record = try await stage.designateDeal()
            let situations = try await stage.situations([.deal])
            let before = try await stage.values(of: record, situations)
            let gateway = try await Self.meddled(stage, with: record, beforeUpdate: 1)
            let outcome = try await stage.probe(.designated, situations, by: gateway)
            #expect(outcome.cleanup.isEmpty)
            #expect(
                Set(outcome.results.map(\.verdict)) == [.notApplicable, .notChecked, .warning], "\(outcome.results)")
            let named = outcome.results.filter { $0.verdict == .warning }.map(\.subject.property)
            #expect(named == [stage.crm.text])
            var expected = before
            expected[stage.crm.text] = .text("a person's words")
            #expect(try await stage.values(of: record, situations) == expected)
        }
    }

    @Test(
        "F-C8, VER-4: what somebody changed between the read and the restore is kept, and all else is restored",
        arguments: conditional)
    func changedBeforeRestore(_ crm: ProbedCRM) async throws {
        try await ProbeStage.run(crm) { stage in
            let record = try await stage.designateDeal()
            let situations = try await stage.situations([.deal])
            let before = try await stage.values(of: record, situations)
            let gateway = try await Self.meddled(stage, with: record, beforeUpdate: 2)
            let outcome = try await stage.probe(.designated, situations, by: gateway)
            #expect(outcome.cleanup.map(\.reason) == [.needsPerson])
            var expected = before
            expected[stage.crm.text] = .text("a person's words")
            #expect(try await stage.values(of: record, situations) == expected)
        }
    }

    /// CRMs that write only what nobody changed, where that is asked for.
    private static let conditional: [ProbedCRM] = [.zoho, .salesforce]

    /// A gateway beside which somebody writes into a record, right before its nth update is sent.
    private static func meddled(
        _ stage: ProbeStage, with record: RecordReference, beforeUpdate nth: Int
    ) async throws -> Gateway {
        try await stage.fixture.reopened(
            clock: stage.clock,
            through: { next in
                MeddlingTransport(next: next, before: update(stage.crm), nth: nth) {
                    stage.clock.advance(by: .seconds(5))
                    try await stage.change(record, [stage.crm.text: .text("a person's words")])
                }
            })
    }

    private static func update(_ crm: ProbedCRM) -> OperationName {
        OperationName(rawValue: "\(crm.id).records.update")
    }

    @Test("F-C9: what can't be restored is told, retried by later runs, then handed over; the old values are kept")
    func handedOver() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            let gateway = stage.fixture.gateway
            let record = try await stage.designateDeal()
            let old = FieldValue.text("what was agreed")
            try await stage.change(record, [stage.crm.text: old])
            let situations = try await stage.situations([.deal])
            let before = stage.records
            stage.refuseRestoring()
            let outcome = try await stage.probe(.designated, situations)
            let left = try #require(outcome.cleanup.first)
            #expect(left.reason == .notRestored && left.record == record.id && left.link != nil)
            for _ in 0..<ProbeCleaner.restoresMax { #expect(try await stage.clean().pending.count == 1) }
            #expect(try await stage.rows().map(\.state) == [.handedOver])
            let held = try await gateway.verification.held(by: left.mark, as: stage.fixture.admin)
            #expect(held.before[stage.crm.text] == old && held.written[stage.crm.text] != old)
            #expect(try await stage.audited("record.before.read") == ["done"])
            stage.mock.clearFaults()
            #expect(try await stage.clean().pending.isEmpty)
            #expect(stage.changes(since: before) == [])
            #expect(try await stage.rows().map(\.state) == [.closed])
        }
    }

    @Test("VER-4: a record that still holds an earlier probe's values isn't written again")
    func notTwice() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            try await stage.designateDeal()
            let situations = try await stage.situations([.deal])
            stage.refuseRestoring()
            _ = try await stage.probe(.designated, situations)
            let between = stage.records
            let outcome = try await stage.probe(.designated, stage.marked(situations))
            #expect(outcome.results.map(\.cause) == [.cleanupPending])
            #expect(stage.changes(since: between) == [])
        }
    }

    @Test("F-C8, I-14: what a person changed meanwhile is left and named, its old value kept; the rest is restored")
    func personsChangeIsLeft() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            let record = try await stage.designateDeal()
            let situations = try await stage.situations([.deal])
            let before = try await stage.values(of: record, situations)
            stage.refuseRestoring()
            _ = try await stage.probe(.designated, situations)
            stage.mock.clearFaults()
            try await stage.change(record, [stage.crm.text: .text("a person's words")])
            let cleaned = try await stage.clean()
            #expect(cleaned.pending.map(\.reason) == [.needsPerson])
            #expect(cleaned.results.map(\.subject.property) == [stage.crm.text])
            #expect(cleaned.results.map(\.verdict) == [.warning])
            var expected = before
            expected[stage.crm.text] = .text("a person's words")
            #expect(try await stage.values(of: record, situations) == expected)
            // For 30 days, if nobody puts the old value back.
            stage.clock.advance(by: .milliseconds(ProbeJournal.leftKeptMilliseconds + 60_000))
            #expect(try await stage.clean().pending.isEmpty)
            #expect(try await stage.rows().allSatisfy { $0.state == .closed && $0.sealed == nil })
        }
    }

    @Test("F-C7: without a before-image that opens, nothing is written")
    func nothingWithoutImage() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            try await stage.designateDeal()
            let situations = try await stage.situations([.deal])
            stage.refuseRestoring()
            _ = try await stage.probe(.designated, situations)
            stage.mock.clearFaults()
            try await stage.spoilImages()
            let calls = stage.mock.journal.count
            let cleaned = try await stage.clean()
            #expect(cleaned.pending.map(\.reason) == [.notRestored])
            #expect(stage.mock.journal.count == calls)
        }
    }

    @Test("T-20: the before-image is sealed, in no readable form in the database's files, and wiped when restored")
    func imageIsSealed() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            let record = try await stage.designateDeal()
            let secret = "kept between us \(ProbeMark.drawn().id)"
            try await stage.change(record, [stage.crm.text: .text(secret)])
            let situations = try await stage.situations([.deal])
            stage.refuseRestoring()
            let outcome = try await stage.probe(.designated, situations)
            let row = try #require(try await stage.rows().first)
            #expect(row.state == .held && row.sealed != nil && row.dataKey != nil)
            #expect(try stage.storedBytes().range(of: Data(secret.utf8)) == nil)
            let texts = outcome.cleanup.map(\.message) + [row.note ?? ""]
            #expect(texts.allSatisfy { !$0.contains(secret) })
            stage.mock.clearFaults()
            _ = try await stage.clean()
            let after = try #require(try await stage.rows().first)
            #expect(after.state == .closed && after.sealed == nil && after.dataKey == nil)
            #expect(try stage.storedBytes().range(of: Data(secret.utf8)) == nil)
        }
    }

    @Test("SEC-1, T-20: a before-image that was moved to another probe, object or record doesn't open")
    func movedImageDoesNotOpen() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            try await stage.designateDeal()
            stage.refuseRestoring()
            _ = try await stage.probe(.designated, try await stage.situations([.deal]))
            let row = try #require(try await stage.rows().first)
            let opened = try await stage.opens(row)
            #expect(opened)
            let moved = [
                row.moved(mark: ProbeMark.drawn()), row.moved(object: .contact), row.moved(record: "1"),
                row.moved(account: "1"),
            ]
            for other in moved {
                let isOpened = try await stage.opens(other)
                #expect(!isOpened)
            }
        }
    }

    @Test("VER-4: a record that somebody deleted meanwhile owes nothing any more")
    func deletedMeanwhile() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            let record = try await stage.designateDeal()
            stage.refuseRestoring()
            _ = try await stage.probe(.designated, try await stage.situations([.deal]))
            stage.mock.clearFaults()
            _ = try await stage.session().writing.delete([record])
            #expect(try await stage.clean().pending.isEmpty)
        }
    }
}
