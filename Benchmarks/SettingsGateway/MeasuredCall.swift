import CRMGateway
import Foundation
import Measuring
import SQLStore
import SQLiteDriver
import Workspace

/// One call on a prepared store, measured.
struct MeasuredCall {
    let folder: String

    func preview() async throws {
        try await measure { stage, admin, team in
            let plan = try await stage.gateway.settings.previewPush(
                to: .team(team), categories: Stage.categories, as: admin)
            print("groups=\(plan.categories.reduce(0) { $0 + $1.groups.count })")
        }
    }

    func push() async throws {
        try await measure { stage, admin, team in
            let run = try await stage.gateway.pushSettings(to: .team(team), categories: Stage.categories, as: admin)
                .result()
            guard let outcome = run.settingsOutcome, run.state == .succeeded || run.state == .succeededWithWarnings
            else { throw BenchmarkError(text: "the push failed: \(run)") }
            print("targets=\(outcome.targets)")
        }
    }

    func undo() async throws {
        try await measure { stage, admin, _ in
            guard let newest = try await stage.gateway.runs.list(limit: 1, as: admin).first else {
                throw BenchmarkError(text: "there is no run to undo")
            }
            let run = try await stage.gateway.runs.undo(newest.id, as: admin).result()
            guard run.state == .succeeded else { throw BenchmarkError(text: "the undo failed: \(run)") }
        }
    }

    func drift() async throws {
        try await measure { stage, admin, team in
            guard let user = admin.user else { return }
            let drift = try await stage.gateway.settings.drift(
                of: team, against: user, categories: Stage.categories, as: admin)
            print(
                "differing=\(drift.categories.map { "\($0.category.rawValue):\($0.differing)" }.joined(separator: ","))"
            )
        }
    }

    private func measure(_ call: (Stage, Actor, TeamID) async throws -> Void) async throws {
        let stage = try await Stage(folder: folder)
        let (admin, team) = try await stage.who()
        let documents = try await documents(stage)
        let (queries, changes) = (stage.store.queries, stage.store.changes)
        let (begin, processor) = (ContinuousClock.now, ProcessFigures.processorMilliseconds())
        try await call(stage, admin, team)
        print("whole_ms=\(Int((ContinuousClock.now - begin).milliseconds))")
        print("processor_ms=\(Int(ProcessFigures.processorMilliseconds() - processor))")
        print("peak_kib=\(try ProcessFigures.peakKiB())")
        print("queries=\(stage.store.queries - queries)")
        print("rows_written=\(stage.store.changes - changes)")
        print("documents=\(try await self.documents(stage) - documents)")
        try await stage.close()
    }

    /// How many bodies there are.
    private func documents(_ stage: Stage) async throws -> Int {
        try await stage.store.base.read {
            Int(try $0.query("SELECT COUNT(*) FROM settings_document", []).first?.integer(0) ?? 0)
        }
    }
}
