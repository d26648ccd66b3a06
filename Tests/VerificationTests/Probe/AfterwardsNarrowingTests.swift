import ConnectorKit
import Testing
import Verification

@Suite("Narrowing what a new record can't take")
struct AfterwardsNarrowingTests {
    private static let count = 5

    private static func run(
        _ late: Set<PropertyName>, guilty: Set<PropertyName>, _ naming: SimulatedCRM.Naming,
        together: [Set<PropertyName>] = []
    ) -> NarrowedRun {
        let plan = SamplePlan.plan(count, together: together, afterwards: late)
        var crm = SimulatedCRM(guilty: guilty, naming: naming, required: SamplePlan.base)
        crm.late = late
        return NarrowedRun(plan, crm)
    }

    @Test(
        "VER-3: Whatever is late and whatever is refused, each gets the verdict that is true; nothing is sent too early",
        arguments: SimulatedCRM.Naming.allCases)
    func everySubset(_ naming: SimulatedCRM.Naming) {
        let all = Set(SamplePlan.properties(Self.count))
        for late in SamplePlan.subsets(of: Self.count, sizeMax: Self.count) {
            for guilty in SamplePlan.subsets(of: Self.count, sizeMax: Self.count) {
                let run = Self.run(late, guilty: guilty, naming)
                let isTrue = run.names(.failed) == guilty && run.names(.passed) == all.subtracting(guilty)
                #expect(isTrue, "late \(late.sorted()), guilty \(guilty.sorted()): \(run.verdicts)")
                #expect(run.crm.tooEarly == 0, "late \(late.sorted()), guilty \(guilty.sorted())")
                #expect(run.narrowing.rounds <= (naming == .none ? 2 + 2 * Self.count : 2 + guilty.count))
                #expect(run.narrowing.isRefused == !guilty.isEmpty)
                let holds = run.narrowing.written.allSatisfy { run.crm.record?[$0.key] == $0.value }
                #expect(holds && guilty.allSatisfy { run.crm.record?[$0] == nil })
            }
        }
    }

    @Test("VER-3: Where nothing is refused, what is late costs one write more, and what isn't costs none")
    func writes() {
        #expect(Self.run([], guilty: [], .all).crm.writes == 1)
        #expect(Self.run(["p1", "p3"], guilty: [], .all).crm.writes == 2)
        #expect(Self.run(Set(SamplePlan.properties(Self.count)), guilty: [], .all).crm.writes == 2)
    }

    @Test("VER-3: What belongs together is written together, afterwards too", arguments: SimulatedCRM.Naming.allCases)
    func together(_ naming: SimulatedCRM.Naming) {
        let group: Set<PropertyName> = ["p1", "p4"]
        let passed = Self.run(group, guilty: ["p0"], naming, together: [group])
        #expect(passed.names(.failed) == ["p0"] && passed.names(.passed) == ["p1", "p2", "p3", "p4"])
        let failed = Self.run(group, guilty: ["p4"], naming, together: [group])
        #expect(failed.names(.passed) == ["p0", "p2", "p3"] && failed.crm.tooEarly == 0)
        #expect(failed.names(.failed).contains("p4"))
    }

    @Test("VER-5: Where no record can be made, what is late isn't checked, and is never called refused")
    func noRecord() {
        var crm = SimulatedCRM(guilty: [], naming: .none, refusesRecords: true)
        crm.late = ["p2"]
        let run = NarrowedRun(SamplePlan.plan(Self.count, afterwards: ["p2"]), crm)
        #expect(run.names(.failed).isEmpty && run.names(.notChecked).contains("p2"))
        let ofRecord = run.narrowing.results(definitions: []).filter { $0.subject.property == nil }
        #expect(ofRecord.map(\.verdict) == [.failed])
    }

    @Test("VER-3: A record that is there already takes all at once")
    func present() {
        let plan = SamplePlan.plan(Self.count, isNew: false, afterwards: ["p1"])
        let run = NarrowedRun(plan, SimulatedCRM(guilty: [], naming: .all, record: [:]))
        #expect(run.crm.writes == 1 && run.names(.passed).count == Self.count)
    }

    @Test("VER-5: What ends the writes between making and changing leaves what is late unchecked")
    func interrupted() {
        var crm = SimulatedCRM(guilty: [], naming: .all, interruption: (2, SimulatedCRM.locked))
        crm.late = ["p1"]
        let run = NarrowedRun(SamplePlan.plan(Self.count, afterwards: ["p1"]), crm)
        #expect(run.names(.notChecked) == ["p1"] && run.names(.passed).count == Self.count - 1)
    }
}
