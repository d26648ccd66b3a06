import CRMGateway
import SQLStore
import SeededNumbers
import Testing
import Workspace

@Suite("Random histories of teams")
struct TeamHistoryTests {
    private static let histories: UInt64 = 4_000
    private static let actsEach = 25

    @Test(
        "I-29, I-30, I-31: after each act of 4,000 random histories, the rules agree with the model, and no guard is broken"
    )
    func rules() {
        var passed = 0
        var refusals: Set<String> = []
        for seed in 0..<Self.histories {
            var generator = SeededNumbers(seed: seed)
            var model = TeamModel(people: 7, teams: 3)
            var ruled = model
            for step in 0..<Self.actsEach {
                let (act, before) = (TeamAct.random(in: model, using: &generator), model)
                let (expected, decided) = (model.apply(act), ruled.applyByRules(act))
                let violations = ruled.violations(after: before)
                guard expected == decided, model == ruled, violations.isEmpty else {
                    Issue.record(
                        "seed \(seed), step \(step), \(act): \(expected ?? "done"), \(decided ?? "done"), \(violations)"
                    )
                    return
                }
                if let expected { refusals.insert(expected) } else { passed += 1 }
            }
        }
        // The histories are worth something only if many acts change something, and each guard is met.
        #expect(passed > 20_000 && refusals.count == 10, "\(passed), \(refusals)")
    }

    @Test("I-29, I-30, I-31: the same over the store: each act ends as the model says, and each row is where it says")
    func store() async throws {
        for seed in 0..<UInt64(8) {
            let stage = try await TeamStage(people: 6, teams: 3)
            var generator = SeededNumbers(seed: 1_000 + seed)
            for step in 0..<40 {
                let (act, before) = (TeamAct.random(in: stage.model, using: &generator), stage.model)
                let expected = stage.model.apply(act)
                let told = expected == "demotion" ? expected : try await stage.perform(act)
                let stored = try await stage.stored()
                #expect(told == expected && stored == stage.model.teams, "seed \(seed), step \(step), \(act)")
                #expect(stage.model.violations(after: before) == [])
                guard told == expected, stored == stage.model.teams else { break }
            }
            stage.end()
        }
    }
}
