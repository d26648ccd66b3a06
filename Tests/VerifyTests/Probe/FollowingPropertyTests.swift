import ConnectorKit
import Foundation
import MockKit
import Testing
import Verification

@testable import CRMGateway

@Suite("What a CRM changes by itself when a designated record is written is put back too")
struct FollowingPropertyTests {
    @Test("I-14, VER-4: a probability of a person's own survives the change of the stage")
    func probability() async throws {
        try await ProbeStage.run(.salesforce) { stage in
            let record = try await stage.designateDeal()
            try await stage.change(record, ["Probability": .number(77)])
            let situations = try await stage.situations([.deal])
            let before = stage.records
            let outcome = try await stage.probe(.designated, situations)
            let told = outcome.results.filter { $0.verdict == .passed }.flatMap(\.evidence).map(\.value)
            #expect(told.contains { $0.contains("StageName") }, "\(outcome.results)")
            #expect(stage.changes(since: before) == [] && outcome.cleanup.isEmpty)
            let putBack = outcome.results.flatMap(\.evidence).filter {
                $0.label == "moved with the stage, and put back"
            }
            #expect(putBack.map(\.value) == ["Probability"])
        }
    }

    @Test("I-14, VER-4: the same where the first write is refused, and the probe is narrowed")
    func probabilityWhileNarrowing() async throws {
        try await ProbeStage.run(.salesforce) { stage in
            let record = try await stage.designateDeal()
            try await stage.change(record, ["Probability": .number(77)])
            let situations = try await stage.situations([.deal])
            try stage.mock.change(.makeReadOnly(object: stage.crm.deals, property: stage.crm.text.rawValue))
            let before = stage.records
            let outcome = try await stage.probe(.designated, situations)
            let told = outcome.results.filter { $0.verdict == .passed }.flatMap(\.evidence).map(\.value)
            #expect(told.contains { $0.contains("StageName") }, "\(outcome.results)")
            #expect(outcome.results.filter { $0.verdict == .failed }.map(\.subject.property) == [stage.crm.text])
            #expect(stage.changes(since: before) == [] && outcome.cleanup.isEmpty)
        }
    }

    @Test("I-14, F-C8: the same where the process dies and a later run restores")
    func probabilityAfterDeath() async throws {
        try await ProbeStage.run(.salesforce) { stage in
            let record = try await stage.designateDeal()
            try await stage.change(record, ["Probability": .number(77)])
            let situations = try await stage.situations([.deal])
            let before = stage.records
            for nth in 1...3 {
                _ = try await stage.die(at: .afterWrite(nth + 1), .designated, stage.marked(situations))
                #expect(try await stage.clean().pending.isEmpty)
                #expect(stage.changes(since: before) == [], "\(nth)")
            }
        }
    }

    @Test("I-14: what a workflow sets when a property is written is put back after it")
    func workflow() async throws {
        try await ProbeStage.run(.hubSpot) { stage in
            try await stage.designateDeal()
            try stage.mock.change(
                .vendorSpecific(
                    "add_workflow",
                    [
                        "change": "add_workflow", "object": "deals",
                        "rule": [
                            "when_written": .string(stage.crm.text.rawValue), "property": "amount", "value": "42",
                        ],
                    ]))
            let situations = try await stage.situations([.deal])
            let before = stage.records
            let outcome = try await stage.probe(.designated, situations)
            #expect(stage.changes(since: before) == [] && outcome.cleanup.isEmpty, "\(outcome.results)")
        }
    }
}
