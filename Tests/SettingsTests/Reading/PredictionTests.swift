import CRMGatewayTesting
import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("A plan foretells what applying it does")
struct PredictionTests {
    @Test(
        "PREVIEW: over random states, what a plan tells is what the push does, for each category and each target",
        arguments: 1...12)
    func foretold(_ seed: UInt64) async throws {
        try await SettingsStage.with(configured: [], extraMembers: 6) { stage in
            var random = SettingsRandom(seed: seed)
            try await scatter(over: stage, &random)
            let categories = random.subset(of: SampleSettings.documentCategories, atLeast: 1)
            let clears = random.subset(of: SampleSettings.documentCategories, atLeast: 0).subtracting(categories)
            let plan = try await stage.settings.previewPush(
                to: .team(stage.team), categories: categories, clearing: clears, as: stage.actor)
            let targets = try await stage.settings.targets(of: plan, limit: 100, as: stage.actor).elements
            let run = try await stage.settings.apply(plan, as: stage.actor).result()
            let outcome = try #require(run.settingsOutcome)
            #expect(outcome.targets == plan.targets && outcome.skipped == plan.skipped)
            for planned in plan.categories {
                let done = try #require(outcome.of(planned.category))
                #expect(planned.changed == done.applied, "\(seed) \(planned.category)")
                #expect(planned.unchanged == done.unchanged && planned.failed == done.failed)
                #expect(planned.leftOut.reduce(0) { $0 + $1.count } == done.leftOut)
                #expect(
                    planned.groups.reduce(0) { $0 + $1.count } + planned.ungrouped == planned.changed + planned.failed)
            }
            try await compare(targets, with: run, on: stage, seed)
            let again = try await stage.settings.previewPush(
                to: .team(stage.team), categories: categories, clearing: clears, as: stage.actor)
            #expect(again.isUnchanged || outcome.categories.contains { $0.failed > 0 }, "\(seed)")
        }
    }

    /// Each target, as it was foretold and as the run's record tells.
    private func compare(
        _ targets: [PlannedSettingsTarget], with run: Run, on stage: SettingsStage, _ seed: UInt64
    ) async throws {
        let told = try await stage.gateway.runs.settingsTargets(of: run.id, limit: 200, as: stage.actor)
        let done = Dictionary(uniqueKeysWithValues: told.map { ($0.user, $0.entries) })
        for target in targets {
            let written = (done[target.user] ?? []).filter { $0.verdict == .applied || $0.verdict == .cleared }
            let foretold = target.entries.filter { $0.effect == .change }
            #expect(Set(written.compactMap(\.category)) == Set(foretold.map(\.category)), "\(seed) \(target.user)")
            for entry in foretold {
                let history = try await stage.settings.history(
                    of: entry.category, of: target.user, limit: 1, as: stage.actor)
                let changes = try #require(history.elements.first?.changes).map { PlannedDifference($0) }
                #expect(changes == entry.changes.filter { $0.kind != .kept }, "\(seed) \(entry.category)")
            }
        }
    }

    /// Gives the admin and the members values by chance, own parts among them.
    private func scatter(over stage: SettingsStage, _ random: inout SettingsRandom) async throws {
        let members = try await stage.gateway.directory.members(of: stage.team, as: stage.fixture.admin).elements
        for user in [stage.eve] + members.map(\.user) {
            for category in SampleSettings.documentCategories where random.next(below: 3) > 0 {
                try await stage.set(random.value(of: category), for: user)
            }
        }
    }
}
