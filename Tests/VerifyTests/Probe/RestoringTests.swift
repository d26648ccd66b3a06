import CRMGatewayTesting
import ConnectorKit
import Foundation
import MockKit
import SQLStore
import Synchronization
import Testing
import Verification
import Workspace

@testable import CRMGateway

@Suite("A designated record's old values are given up only where a look showed that nothing is owed")
struct RestoringTests {
    private static let updates: OperationName = "hubspot.records.update"
    private static let reads: OperationName = "hubspot.records.read"

    @Test(
        "F-C8, VER-4: an update that was carried out, and ends in any error, is looked at before its image is wiped",
        arguments: [
            ConnectorErrorKind.unreachable, .rateLimited, .quotaExhausted, .unauthenticated, .forbidden, .tlsRefused,
            .unavailable, .timedOut, .outcomeUnknown, .malformed, .notFound, .invalid, .conflict,
        ])
    func anyKind(_ kind: ConnectorErrorKind) async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            try await stage.designateDeal()
            let situations = try await stage.situations([.deal])
            let before = stage.records
            let gateway = try await stage.steered { request, nth, send in
                guard request.operation == Self.updates, nth == 1 else { return try await send() }
                _ = try await send()
                throw ConnectorError(kind, operation: request.operation, message: "injected", retry: .never)
            }
            let outcome = try await stage.probe(.designated, situations, by: gateway)
            let row = try #require(try await stage.rows().first)
            #expect(stage.changes(since: before) == [] || (row.sealed != nil && !outcome.cleanup.isEmpty))
            #expect(try await stage.clean().pending.isEmpty)
            #expect(stage.changes(since: before) == [])
        }
    }

    @Test("VER-4: a write that the CRM refused costs one read, and nothing stays open")
    func refusedCostsOneRead() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            try await stage.designateDeal()
            let situations = try await stage.situations([.deal])
            stage.mock.inject(.status(403), on: .operation(stage.crm.operations.update), times: nil)
            let reads = Mutex(0)
            let gateway = try await stage.steered { request, _, send in
                reads.withLock { $0 = request.operation == Self.reads ? $0 + 1 : 0 }
                return try await send()
            }
            let outcome = try await stage.probe(.designated, situations, by: gateway)
            #expect(reads.withLock { $0 } == 1)
            #expect(outcome.cleanup.isEmpty)
            #expect(try await stage.rows().map(\.state) == [.closed])
        }
    }

    @Test("VER-4, F-C6: a record that another key doesn't see isn't taken for deleted: its image is kept")
    func anotherKeySeesNothing() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            try await stage.designateDeal()
            let situations = try await stage.situations([.deal])
            let before = stage.records
            stage.refuseRestoring()
            _ = try await stage.probe(.designated, situations)
            stage.mock.clearFaults()
            _ = try await stage.connectAnother()
            try await stage.endGrant()
            let blind = try await stage.steered { request, _, send in
                guard request.operation == Self.reads else { return try await send() }
                throw ConnectorError(.notFound, operation: request.operation, message: "not shown")
            }
            let left = try await blind.verification.cleanUp(as: stage.fixture.admin)
            #expect(left.count == 1)
            #expect(try await stage.rows().allSatisfy { $0.sealed != nil })
            #expect(try await stage.fixture.gateway.verification.cleanUp(as: stage.fixture.admin).isEmpty)
            #expect(stage.changes(since: before) == [])
        }
    }

    @Test("VER-4, T-23: a record that its new owner hides is written back all the same", arguments: [false, true])
    func hiddenByItsOwner(_ isRefused: Bool) async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            try await stage.designateDeal()
            let situations = try await stage.situations([.deal])
            let before = stage.records
            let updates = Mutex(0)
            let gateway = try await stage.steered { request, nth, send in
                if request.operation == Self.updates {
                    if nth > 1, isRefused {
                        throw ConnectorError(.notFound, operation: request.operation, message: "not shown")
                    }
                    updates.withLock { $0 = nth }
                }
                if request.operation == Self.reads, updates.withLock({ $0 == 1 }) {
                    throw ConnectorError(.notFound, operation: request.operation, message: "not shown")
                }
                return try await send()
            }
            let outcome = try await stage.probe(.designated, situations, by: gateway, changesOwner: true)
            #expect(outcome.cleanup.isEmpty != isRefused, "\(outcome.cleanup)")
            #expect(stage.changes(since: before).isEmpty != isRefused)
            #expect(try await stage.rows().map(\.state) == [isRefused ? .held : .closed])
            // To whom it is shown, that key restores it.
            #expect(try await stage.clean().pending.isEmpty)
            #expect(stage.changes(since: before) == [])
        }
    }

    @Test("I-14, VER-4: what an automation made of a written value at once is given its old value back")
    func alteredAtOnce() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            let record = try await stage.designateDeal()
            let situations = try await stage.situations([.deal])
            let before = stage.records
            let gateway = try await stage.steered { request, nth, send in
                let answer = try await send()
                if request.operation == Self.updates, nth == 1 {
                    try await stage.change(record, [stage.crm.text: .text("A TRIGGER'S WORDS")])
                }
                return answer
            }
            let outcome = try await stage.probe(.designated, situations, by: gateway)
            #expect(outcome.cleanup.isEmpty && stage.changes(since: before) == [])
            let failed = outcome.results.filter { $0.verdict == .failed }
            #expect(failed.map(\.subject.property) == [stage.crm.text])
        }
    }

    @Test("I-14, VER-4: the same where only a later run can restore it")
    func alteredAtOnceAndRefused() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            let record = try await stage.designateDeal()
            let situations = try await stage.situations([.deal])
            let before = stage.records
            let gateway = try await stage.steered { request, nth, send in
                guard request.operation == Self.updates else { return try await send() }
                guard nth == 1 else {
                    throw ConnectorError(.forbidden, operation: request.operation, message: "injected")
                }
                let answer = try await send()
                try await stage.change(record, [stage.crm.text: .text("A TRIGGER'S WORDS")])
                return answer
            }
            let outcome = try await stage.probe(.designated, situations, by: gateway)
            #expect(outcome.cleanup.map(\.reason) == [.notRestored])
            #expect(try await stage.clean().pending.isEmpty)
            #expect(stage.changes(since: before) == [])
        }
    }

    @Test("VER-4, ACC-12: a super admin gives up old values that people were handed, and nobody else; it is audited")
    func release() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            let record = try await stage.designateDeal()
            let (records, admin) = (stage.fixture.gateway.verification, stage.fixture.admin)
            let situations = try await stage.situations([.deal])
            stage.refuseRestoring()
            let mark = try #require(try await stage.probe(.designated, situations).cleanup.first).mark
            let early = await #expect(throws: GatewayError.self) { try await records.release(mark, as: admin) }
            #expect(early?.code == "nothing_held")
            stage.mock.clearFaults()
            try await stage.change(record, [stage.crm.text: .text("a person's words")])
            #expect(try await stage.clean().pending.map(\.mark) == [mark])
            let dora = try await stage.actor("dora@example.com", .admin)
            let refused = await #expect(throws: GatewayError.self) { try await records.release(mark, as: dora) }
            #expect(refused?.rule == "ACC-12")
            let before = stage.records
            try await records.release(mark, as: admin)
            #expect(try await stage.rows().map(\.state) == [.closed])
            #expect(try await stage.clean().pending.isEmpty)
            #expect(stage.changes(since: before) == [])
            #expect(try await stage.audited("record.before.release") == ["refused", "done"])
        }
    }

    @Test("I-14, VER-4: what was changed after that is left, named beside its mismatch, and its old value kept")
    func alteredAgain() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            let record = try await stage.designateDeal()
            let old = FieldValue.text("what was agreed")
            try await stage.change(record, [stage.crm.text: old])
            let situations = try await stage.situations([.deal])
            let before = try await stage.values(of: record, situations)
            let gateway = try await stage.steered { request, nth, send in
                if request.operation == Self.reads, nth > 1 {
                    try await stage.change(record, [stage.crm.text: .text("words \(nth)")])
                }
                return try await send()
            }
            let outcome = try await stage.probe(.designated, situations, by: gateway)
            let told = outcome.results.filter { $0.subject.property == stage.crm.text }
            #expect(told.map(\.verdict).sorted() == [.warning, .failed].sorted(), "\(told)")
            #expect(outcome.cleanup.map(\.reason) == [.needsPerson])
            #expect(try await stage.rows().map(\.state) == [.handedOver])
            let mark = try #require(outcome.cleanup.first).mark
            let held = try await stage.fixture.gateway.verification.held(by: mark, as: stage.fixture.admin)
            #expect(held.before == [stage.crm.text: old])
            // The rest is as it was; nothing more is written.
            let now = try await stage.values(of: record, situations)
            #expect(now.filter { $0.key != stage.crm.text } == before.filter { $0.key != stage.crm.text })
            let calls = stage.mock.journal.entries.filter { $0.operation == stage.crm.operations.update }.count
            let cleaned = try await stage.clean()
            #expect(cleaned.pending.count == 1 && cleaned.results.map(\.subject.property) == [stage.crm.text])
            #expect(
                stage.mock.journal.entries.filter { $0.operation == stage.crm.operations.update }.count == calls)
            // Another probe of the record isn't kept from it, and whoever puts the value back ends the matter.
            let next = try await stage.probe(.designated, stage.marked(situations))
            #expect(next.cleanup.isEmpty && !next.results.contains { $0.cause == .cleanupPending })
            try await stage.change(record, [stage.crm.text: old])
            #expect(try await stage.clean().pending.isEmpty)
            #expect(try await stage.values(of: record, situations) == before)
        }
    }

    @Test("VER-4: an automation that changes each write leaves its property told, and the old value kept")
    func alteredEachTime() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            let record = try await stage.designateDeal()
            let old = FieldValue.text("what was agreed")
            try await stage.change(record, [stage.crm.text: old])
            try stage.mock.change(
                .vendorSpecific(
                    "add_workflow",
                    [
                        "change": "add_workflow", "object": "deals",
                        "rule": [
                            "when_written": .string(stage.crm.text.rawValue),
                            "property": .string(stage.crm.text.rawValue), "value": "SHOUTED",
                        ],
                    ]))
            let situations = try await stage.situations([.deal])
            let outcome = try await stage.probe(.designated, situations)
            let left = try #require(outcome.cleanup.first)
            let held = try await stage.fixture.gateway.verification.held(by: left.mark, as: stage.fixture.admin)
            #expect(held.before[stage.crm.text] == old)
        }
    }

    @Test("I-14: a companion that a person edited while the probe was narrowed is theirs: left and named")
    func companionOfAPerson() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            let record = try await stage.designateDeal()
            let situations = try await stage.situations([.deal])
            try stage.mock.change(.makeReadOnly(object: stage.crm.deals, property: stage.crm.text.rawValue))
            let gateway = try await stage.steered { request, nth, send in
                let answer = try await send()
                // The first write was refused; a person works on the record.
                if request.operation == Self.updates, nth == 1 {
                    try await stage.change(record, ["amount": .number(4711)])
                }
                return answer
            }
            let outcome = try await stage.probe(.designated, situations, by: gateway)
            let read = try await stage.session().reading.read([record], properties: [.deal: ["amount"]])
            #expect(read.first?.values["amount"] == .text("4711"))
            let named = outcome.results.filter { $0.verdict == .warning }.map(\.subject.property)
            #expect(named == ["amount"], "\(outcome.results)")
            #expect(outcome.cleanup.isEmpty)
        }
    }

    @Test("F-C8: a condition outlives the refusal of the first write")
    func conditionStays() async throws {
        try await ProbeStage.run(.zoho) { stage in
            let record = try await stage.designateDeal()
            let situations = try await stage.situations([.deal])
            let before = try await stage.values(of: record, situations)
            stage.mock.inject(.status(403), on: .operation(stage.crm.operations.update))
            let conditions = Mutex<[Bool]>([])
            let gateway = try await stage.steered { request, nth, send in
                guard request.operation == "zoho.records.update" else { return try await send() }
                conditions.withLock { $0.append(request.headers["If-Unmodified-Since"] != nil) }
                return try await send()
            }
            let outcome = try await stage.probe(.designated, situations, by: gateway)
            let asked = conditions.withLock { $0 }
            #expect(asked.count > 2 && asked.allSatisfy(\.self), "\(asked)")
            #expect(outcome.results.contains { $0.verdict == .passed } && outcome.cleanup.isEmpty)
            #expect(try await stage.values(of: record, situations) == before)
        }
    }

    @Test("VER-4: a run that is cancelled while it restores restores all the same", arguments: 1...2)
    func cancelled(_ nth: Int) async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            try await stage.designateDeal()
            let situations = try await stage.situations([.deal])
            let before = stage.records
            let running = Mutex<Task<WritebackOutcome, any Error>?>(nil)
            let gateway = try await stage.steered { request, number, send in
                if request.operation == Self.updates, number == nth { running.withLock { $0?.cancel() } }
                return try await send()
            }
            let task = Task { try await stage.probe(.designated, situations, by: gateway) }
            running.withLock { $0 = task }
            _ = await task.result
            #expect(stage.changes(since: before) == [])
            #expect(try await stage.rows().map(\.state) == [.closed])
        }
    }

    @Test("VER-4: a held record isn't written again, however many other probes are open before it")
    func behindManyOthers() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            let record = try await stage.designateDeal()
            let situations = try await stage.situations([.deal])
            try await stage.fillJournal(with: ProbeRepository.openMax)
            stage.refuseRestoring()
            _ = try await stage.probe(.designated, situations)
            let between = stage.records
            let outcome = try await stage.probe(.designated, stage.marked(situations))
            #expect(outcome.results.map(\.cause) == [.cleanupPending])
            #expect(stage.changes(since: between) == [], "\(record)")
        }
    }
}
