import CRMGateway
import SeededNumbers
import Testing
import Workspace

@Suite("Concurrent edits of one team")
struct TeamConcurrencyTests {
    @Test(
        "I-31, I-29, I-30: 50 edits of one team at once, through four drivers: an order explains them all, nobody is lost"
    )
    func fifty() async throws {
        let stage = try await TeamStage(people: 12, teams: 3)
        let acts = try await Self.prepare(stage)
        let start = stage.model
        let callers = [stage.teams, try stage.another(), try stage.another(), try stage.another()]
        let results = await withTaskGroup(of: (Int, String?).self) { group in
            for (number, act) in acts.enumerated() {
                let (caller, call) = (callers[number % 4], stage.call)
                group.addTask { (number, await call.perform(act, by: caller)) }
            }
            var results: [Int: String?] = [:]
            for await (number, code) in group { results[number] = code }
            return results
        }
        #expect(results.count == 50)
        let done = results.filter { $0.value == nil }.count
        #expect(done >= 10 && !results.values.contains { $0?.hasPrefix("store_") == true }, "\(results)")
        let end = try await Self.replay(stage, from: start, done: done)
        #expect(try await stage.stored() == end.teams)
        #expect(end.violations(after: start) == [])
        for person in start.roles.indices where start.count(person) > 0 { #expect(end.count(person) > 0) }
        #expect(try await stage.fixture.audit.verify(anchors: nil, as: stage.fixture.boss).isSound)
        stage.end()
    }

    @Test(
        "I-31: 50 people are put on one team at once, each by a call of their own: all are there, and each is counted")
    func adding() async throws {
        let stage = try await TeamStage(people: 52, teams: 1)
        let callers = [stage.teams, try stage.another()]
        let before = try await stage.fixture.directory.team(stage.teamIDs[0], as: stage.fixture.boss).version
        let codes = await withTaskGroup(of: String?.self) { group in
            for person in 1...50 {
                let (caller, call) = (callers[person % 2], stage.call)
                group.addTask { await call.perform(.add(person, .member, 0), by: caller) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(codes == Array(repeating: nil, count: 50))
        #expect(try await stage.stored()[0].count == 51)
        let after = try await stage.fixture.directory.team(stage.teamIDs[0], as: stage.fixture.boss).version
        #expect(after == before + 50)
        stage.end()
    }

    /// Everyone is on the first team, half of them on the second too; then 50 edits about the first.
    private static func prepare(_ stage: TeamStage) async throws -> [TeamAct] {
        let everyone = (1..<12).map { TeamAct.add($0, .member, 0) }
        let half = stride(from: 2, to: 12, by: 2).map { TeamAct.add($0, .member, 1) }
        for act in everyone + half { #expect(try await stage.perform(act) == stage.model.apply(act)) }
        var generator = SeededNumbers(seed: 31)
        return (0..<50).map { number in
            let person = Int.random(in: 0..<12, using: &generator)
            switch number % 5 {
            case 0: return .move(person, from: 0, to: 2)
            case 1: return .remove(person, from: 0)
            case 2: return .swap(0, to: person)
            case 3: return .position(person, in: 0, .secondaryAdmin)
            default: return .add(person, .member, 0)
            }
        }
    }

    /// Takes the audited effects in the order of the log: each must find what the one before left (linearizable).
    private static func replay(_ stage: TeamStage, from start: TeamModel, done: Int) async throws -> TeamModel {
        let records = try await stage.fixture.audit.list(limit: AuditLog.pageMax, as: stage.fixture.boss)
        let edits = records.filter {
            $0.outcome == "done" && $0.operation.rawValue.hasPrefix("team.") && !$0.detail.isEmpty
        }
        var model = start
        for edit in edits.suffix(done) {
            for key in edit.detail.keys.sorted() {
                let words = (edit.detail[key] ?? "").split(separator: " ").map { String($0.filter { $0 != ":" }) }
                guard words.count == 6, let user = stage.users.firstIndex(of: UserID(rawValue: words[0])),
                    let team = stage.teamIDs.firstIndex(of: TeamID(rawValue: words[2]))
                else {
                    Issue.record("unread: \(edit.detail)")
                    continue
                }
                #expect(model.teams[team][user] == TeamPosition(rawValue: words[3]))
                model.teams[team][user] = TeamPosition(rawValue: words[5])
            }
        }
        return model
    }
}
