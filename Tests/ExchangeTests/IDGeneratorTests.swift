import Testing
import Workspace

@testable import CRMGateway

@Suite("Ids while the clock stands still")
struct IDGeneratorTests {
    @Test("Each task gets ids in the order in which it asks, and no id is made twice, however many ask at once")
    func concurrent() async {
        let ids = IDGenerator(clock: ManualClock())
        let (tasks, each) = (16, 500)
        let made = await withTaskGroup(of: [RunID].self) { group in
            for _ in 0..<tasks { group.addTask { (0..<each).map { _ in ids.make() } } }
            return await group.reduce(into: [[RunID]]()) { $0.append($1) }
        }
        for own in made { #expect(zip(own, own.dropFirst()).allSatisfy { $0 < $1 }) }
        #expect(Set(made.joined()).count == tasks * each)
    }
}
