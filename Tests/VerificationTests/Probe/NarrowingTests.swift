import ConnectorKit
import Testing
import Verification

@Suite("Narrowing a refused write")
struct NarrowingTests {
    /// What can vary: names told, and whether the record is there already.
    struct Case: Sendable, CustomTestStringConvertible {
        let naming: SimulatedCRM.Naming
        let isNew: Bool

        static let all = SimulatedCRM.Naming.allCases.flatMap { naming in
            [true, false].map { Case(naming: naming, isNew: $0) }
        }

        var testDescription: String { "names \(naming), \(isNew ? "a new record" : "a record that is there")" }
    }

    /// The whole part of a binary logarithm, rounded up.
    private func log2Up(_ count: Int) -> Int {
        count <= 1 ? 0 : Int.bitWidth - (count - 1).leadingZeroBitCount
    }

    /// The bound that ``Narrowing`` promises.
    private func roundsMax(_ count: Int, guilty: Int, _ naming: SimulatedCRM.Naming) -> Int {
        guard naming == .none else { return 1 + guilty }
        return min(1 + 2 * count, 2 + 2 * guilty * (1 + log2Up(count)))
    }

    @Test(
        "VER-3: Whichever of ten properties are refused, each gets the verdict that is true, in bounded writes",
        arguments: Case.all)
    func everySubset(_ variation: Case) {
        for count in 1...10 {
            let plan = SamplePlan.plan(count, isNew: variation.isNew)
            for guilty in SamplePlan.subsets(of: count, sizeMax: 8) {
                let run = NarrowedRun(plan, crm(guilty, variation))
                let isTrue = run.names(.failed) == guilty && run.names(.passed) == plan.asked.subtracting(guilty)
                #expect(isTrue, "\(guilty.sorted()) of \(count): \(run.verdicts)")
                let bound = roundsMax(count, guilty: guilty.count, variation.naming)
                #expect(run.narrowing.rounds <= bound, "\(guilty.sorted()) of \(count)")
            }
        }
    }

    @Test("VER-3: What is accepted is what the record holds, and nothing refused is", arguments: Case.all)
    func acceptedIsWritten(_ variation: Case) {
        let plan = SamplePlan.plan(7, isNew: variation.isNew)
        for guilty in SamplePlan.subsets(of: 7, sizeMax: 6) {
            let run = NarrowedRun(plan, crm(guilty, variation))
            let holds = run.narrowing.written.allSatisfy { run.crm.record?[$0.key] == $0.value }
            let keepsOut = guilty.allSatisfy { run.crm.record?[$0] == nil }
            #expect(holds && keepsOut)
            #expect(run.crm.writes == run.narrowing.rounds)
        }
    }

    @Test("VER-3: What belongs together is written together, and gets verdicts together", arguments: Case.all)
    func together(_ variation: Case) {
        let group: Set<PropertyName> = ["p1", "p4"]
        let plan = SamplePlan.plan(8, isNew: variation.isNew, together: [group])
        for guilty in SamplePlan.subsets(of: 8, sizeMax: 8) {
            let run = NarrowedRun(plan, crm(guilty, variation))
            let isRefused = !group.isDisjoint(with: guilty)
            let others = plan.asked.subtracting(group)
            #expect(run.names(.failed).subtracting(group) == guilty.subtracting(group))
            #expect(run.names(.passed).subtracting(group) == others.subtracting(guilty))
            // Of a group the named ones failed; the others couldn't be tried without them.
            #expect(run.names(.passed).isDisjoint(with: group) == isRefused)
            #expect(run.names(.failed).isDisjoint(with: group) != isRefused)
            #expect(run.verdicts.count == 8)
        }
    }

    @Test("VER-3: A group is never taken apart", arguments: Case.all)
    func neverApart(_ variation: Case) {
        let group: Set<PropertyName> = ["p0", "p5", "p2"]
        let plan = SamplePlan.plan(6, isNew: variation.isNew, together: [group])
        for guilty in SamplePlan.subsets(of: 6, sizeMax: 6) {
            var narrowing = Narrowing(plan, hasRecord: !variation.isNew)
            var crm = crm(guilty, variation)
            while let tried = narrowing.next(), narrowing.rounds < 40 {
                let names = Set(narrowing.values(trying: tried).keys)
                #expect(names.isSuperset(of: group) || names.isDisjoint(with: group))
                narrowing.note(tried: tried, crm.write(narrowing.values(trying: tried)))
            }
        }
    }

    @Test(
        "VER-5: A CRM that takes no record at all is told once, and nothing is called refused that wasn't tried alone")
    func recordRefused() {
        for count in 0...10 {
            let run = NarrowedRun(SamplePlan.plan(count), SimulatedCRM(guilty: [], naming: .none, refusesRecords: true))
            let results = run.narrowing.results(definitions: [])
            #expect(run.narrowing.rounds == (count == 0 ? 1 : 2))
            let ofRecord = results.filter { $0.subject.property == nil }
            #expect(ofRecord.map(\.verdict) == [.failed])
            #expect(ofRecord.map(\.cause) == [.validationRule] || ofRecord.map(\.cause) == [.valueRefused])
            #expect(run.names(.notChecked) == Set(SamplePlan.properties(count)))
        }
    }

    @Test("VER-5: A value that a record needs and the probe doesn't know is told of the record, with its name")
    func requiredField() throws {
        let crm = SimulatedCRM(guilty: ["p1"], naming: .all, required: ["unknown"])
        let results = NarrowedRun(SamplePlan.plan(3), crm).narrowing.results(definitions: [])
        let ofRecord = try #require(results.first { $0.subject.property == nil })
        #expect(ofRecord.verdict == .failed)
        #expect(ofRecord.cause == .requiredField)
        #expect(ofRecord.summary.contains("unknown"))
        #expect(results.first { $0.subject.property == "p1" }?.verdict == .failed)
        #expect(results.first { $0.subject.property == "p2" }?.verdict == .notChecked)
    }

    @Test("VER-3: A refused stage that every record needs is replaced, so that the rest is proved all the same")
    func fallback() {
        let fallbacks: [PropertyName: FieldValue] = ["p0": .choice("another stage"), "p1": .choice("another pipeline")]
        let plan = SamplePlan.plan(6, together: [["p0", "p1"]], needed: ["p0", "p1"], fallbacks: fallbacks)
        for naming in SimulatedCRM.Naming.allCases {
            for others in SamplePlan.subsets(of: 6, sizeMax: 3) where others.isDisjoint(with: ["p0", "p1"]) {
                let crm = SimulatedCRM(guilty: others.union(["p0"]), naming: naming, required: ["p0", "p1"])
                let run = NarrowedRun(plan, crm)
                #expect(run.names(.failed).subtracting(["p1"]) == others.union(["p0"]))
                #expect(run.names(.passed) == plan.asked.subtracting(others).subtracting(["p0", "p1"]))
                #expect(run.crm.record?["p0"] == .choice("another stage"))
                #expect(run.narrowing.written["p0"] == nil)
            }
        }
    }

    @Test("VER-3: A refused value that every record needs and nothing replaces leaves the rest unchecked")
    func neededRefused() {
        let plan = SamplePlan.plan(4, needed: ["p2"])
        let run = NarrowedRun(plan, SimulatedCRM(guilty: ["p2"], naming: .all, required: ["p2"]))
        #expect(run.names(.failed) == ["p2"])
        #expect(run.names(.notChecked) == ["p0", "p1", "p3"])
        #expect(run.crm.record == nil)
    }

    @Test("VER-3: A filler that a record can do without is left out once it is refused")
    func fillerDropped() {
        let plan = SamplePlan.plan(3)
        let values = plan.values.merging(["email": SimulatedCRM.value(of: "email")]) { $1 }
        let withEmail = ProbePlan(
            crm: "toy", object: .contact, mark: SamplePlan.mark, values: values, asked: plan.asked, needed: plan.needed)
        let run = NarrowedRun(withEmail, SimulatedCRM(guilty: ["email", "p1"], naming: .all))
        #expect(run.names(.failed) == ["p1"])
        #expect(run.names(.passed) == ["p0", "p2"])
        #expect(run.crm.record?["email"] == nil)
    }

    @Test(
        "VER-5: A filler that is named although it was left out keeps the record from being made, at no further write")
    func fillerNamedAgain() {
        let plan = SamplePlan.plan(3)
        let values = plan.values.merging(["email": SimulatedCRM.value(of: "email")]) { $1 }
        var narrowing = Narrowing(
            ProbePlan(
                crm: "toy", object: .contact, mark: SamplePlan.mark, values: values, asked: plan.asked,
                needed: plan.needed))
        while let tried = narrowing.next() {
            narrowing.note(tried: tried, .failed(SimulatedCRM.refusal(["email"])))
        }
        // With it, without it, and the record alone.
        #expect(narrowing.rounds == 3)
        let results = narrowing.results(definitions: [])
        #expect(results.contains { $0.verdict == .failed && $0.cause == .validationRule }, "\(results)")
    }

    @Test(
        "VER-5: Limits, outages, lost answers and dead tokens end the writes; what isn't known is not checked, never failed",
        arguments: [
            ConnectorErrorKind.rateLimited, .quotaExhausted, .unreachable, .tlsRefused, .unavailable, .timedOut,
            .outcomeUnknown, .unauthenticated, .malformed, .tooLarge, .cancelled,
        ])
    func hindered(_ kind: ConnectorErrorKind) {
        let error = ConnectorError(kind, operation: "simulated.write", message: "hindered")
        for variation in Case.all {
            for write in 1...6 {
                for guilty in SamplePlan.subsets(of: 5, sizeMax: 2) {
                    var simulated = crm(guilty, variation)
                    simulated.interruption = (write, error)
                    let run = NarrowedRun(SamplePlan.plan(5, isNew: variation.isNew), simulated)
                    #expect(run.names(.failed).isSubset(of: guilty))
                    #expect(run.names(.passed).isDisjoint(with: guilty))
                    #expect(run.verdicts.count == 5)
                    let isEnded = run.crm.writes >= write
                    #expect(!isEnded || run.crm.writes == write)
                    let isHindered = isEnded && !run.names(.notChecked).isEmpty
                    #expect(isHindered || run.names(.failed) == guilty)
                }
            }
        }
    }

    @Test("VER-5: A held record ends the writes; nothing is called refused for it")
    func locked() {
        let error = SimulatedCRM.locked
        for variation in Case.all {
            var simulated = crm(["p1"], variation)
            simulated.interruption = (1, error)
            let run = NarrowedRun(SamplePlan.plan(3, isNew: variation.isNew), simulated)
            #expect(run.crm.writes == 1)
            #expect(run.names(.notChecked) == ["p0", "p1", "p2"])
            let causes = run.narrowing.results(definitions: []).map(\.cause)
            #expect(causes == [.lockedRow, .lockedRow, .lockedRow])
        }
    }

    @Test("VER-5: A value that makes the CRM ask for another property is told with that property and its cause")
    func conditionallyRequired() throws {
        var narrowing = Narrowing(SamplePlan.plan(4))
        while let tried = narrowing.next() {
            let values = narrowing.values(trying: tried)
            let asks = values.keys.contains("p2")
            let error = SimulatedCRM.refusal(["reason"], .required)
            narrowing.note(
                tried: tried, asks ? .failed(error) : .done(RecordReference(object: .deal, id: "1")))
        }
        let results = narrowing.results(definitions: [])
        let result = try #require(results.first)
        #expect(results.count == 1)
        #expect(result.subject.property == "p2")
        #expect(result.verdict == .failed && result.cause == .requiredField)
        #expect(result.summary.contains("reason"))
        #expect(narrowing.accepted == ["p0", "p1", "p3"])
    }

    @Test("VER-3: Writes end at their bound, and what isn't known by then is not checked")
    func bounded() {
        let plan = SamplePlan.plan(200, isNew: false)
        let guilty = Set(SamplePlan.properties(200).enumerated().filter { $0.offset % 2 == 0 }.map(\.element))
        let run = NarrowedRun(plan, SimulatedCRM(guilty: guilty, naming: .none, record: [:]))
        #expect(run.narrowing.rounds == Narrowing.roundsMax)
        #expect(run.names(.failed).isSubset(of: guilty))
        #expect(run.names(.passed).isDisjoint(with: guilty))
        #expect(run.verdicts.count == 200)
        #expect(!run.names(.notChecked).isEmpty)
    }

    @Test("VER-3: With nothing to prove a record is made all the same, and an existing one isn't touched")
    func nothingAsked() {
        let made = NarrowedRun(SamplePlan.plan(0), SimulatedCRM(guilty: [], naming: .all))
        #expect(made.crm.writes == 1)
        #expect(made.crm.record?["name"] != nil)
        let kept = NarrowedRun(
            SamplePlan.plan(0, isNew: false), SimulatedCRM(guilty: [], naming: .all, record: [:]))
        #expect(kept.crm.writes == 0)
    }

    @Test("VER-3: A record's name is proved by the mark, even where all else is refused", arguments: Case.all)
    func markProved(_ variation: Case) {
        guard variation.isNew else { return }
        let plan = SamplePlan.plan(3, isMarkAsked: true)
        let run = NarrowedRun(plan, crm(["p0", "p1", "p2"], variation))
        #expect(run.names(.passed) == ["name"])
        #expect(run.names(.failed) == ["p0", "p1", "p2"])
    }

    private func crm(_ guilty: Set<PropertyName>, _ variation: Case) -> SimulatedCRM {
        SimulatedCRM(
            guilty: guilty, naming: variation.naming, record: variation.isNew ? nil : [:],
            required: variation.isNew ? SamplePlan.base : [])
    }
}
