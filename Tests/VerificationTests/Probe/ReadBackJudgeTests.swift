import ConnectorKit
import Testing
import Verification

@Suite("Judging what was read back")
struct ReadBackJudgeTests {
    private let plan = SamplePlan.plan(3)
    private let definitions = ["p0", "p1", "p2"].map { SampleSituation.definition($0, .text) }
    private var written: [PropertyName: FieldValue] { plan.values.filter { plan.asked.contains($0.key) } }

    @Test("VER-3: What landed is told once for the object, with its properties, and called landed")
    func landed() throws {
        let results = judge([:])
        let result = try #require(results.first)
        #expect(results.count == 1)
        #expect(result.verdict == .passed)
        #expect(result.subject == CheckSubject(crm: "toy", object: .deal))
        #expect(result.evidence.contains(Evidence("3 properties", "p0, p1, p2")))
        #expect(result.evidence.contains(Evidence("proof", "landed")))
    }

    @Test("VER-5: A mismatch names the property, what was written, what came back and the likely cause")
    func mismatch() throws {
        let result = try #require(judge(["p1": .text("else")]).first { $0.subject.property == "p1" })
        #expect(result.verdict == .failed)
        #expect(result.cause == .changedByAutomation)
        #expect(result.evidence.contains(Evidence("written", "value of p1")))
        #expect(result.evidence.contains(Evidence("read back", "else", isRecordValue: true)))
        #expect(!result.masked.evidence.contains { $0.value == "else" })
    }

    @Test("VER-5: A value that was ignored is read-only, whether the property was empty or held another value")
    func ignored() {
        #expect(judge(["p1": .empty]).first { $0.subject.property == "p1" }?.cause == .readOnly)
        let kept = judge(["p1": .text("old")], before: ["p1": .text("old")])
        #expect(kept.first { $0.subject.property == "p1" }?.cause == .readOnly)
    }

    @Test("VER-5: A value that was emptied was changed by an automation, where the property wasn't empty before")
    func emptied() {
        let cleared = judge(["p1": .empty], before: ["p1": .text("old")])
        #expect(cleared.first { $0.subject.property == "p1" }?.cause == .changedByAutomation)
    }

    @Test("VER-5: A property that the answer lacks is hidden by field-level security, or gone")
    func absent() {
        let results = judge(["p1": nil, "p2": nil], definitions: Array(definitions.dropLast()))
        #expect(results.first { $0.subject.property == "p1" }?.cause == .fieldLevelSecurity)
        #expect(results.first { $0.subject.property == "p2" }?.cause == .propertyMissing)
        #expect(results.filter { $0.verdict == .failed }.count == 2)
    }

    @Test("VER-3: What the vendor makes of a value is no mismatch, whatever it looks like")
    func normalised() {
        let results = judge(["p1": .text("VALUE OF P1 ")]) { written, back, _ in
            written.evidence.lowercased() == back.evidence.lowercased().trimmingSuffix(" ")
        }
        #expect(results.map(\.verdict) == [.passed])
    }

    @Test("VER-3: A record that can't be found is a failure of the object; its properties aren't checked")
    func gone() {
        let results = ReadBackJudge.results(plan, written: written, record: nil, definitions: definitions) {
            $0 == $1 && $2 == $2
        }
        #expect(results.first { $0.subject.property == nil }?.verdict == .failed)
        #expect(results.filter { $0.verdict == .notChecked }.count == 3)
    }

    @Test("VER-3: Without a read back the write is accepted and not checked, never passed")
    func accepted() {
        let error = ConnectorError(.rateLimited, operation: "test.read", message: "too many calls")
        let results = ReadBackJudge.unread(plan, written: written, because: error)
        #expect(results.count == 3)
        #expect(results.allSatisfy { $0.verdict == .notChecked && $0.cause == .rateLimit })
        #expect(results.allSatisfy { $0.evidence.contains(Evidence("proof", "accepted")) })
    }

    @Test("VER-3: What differs is told apart, for one more look")
    func differing() {
        let record = record(["p0": nil, "p2": .text("else")])
        let differing = ReadBackJudge.differing(
            plan, written: written, record: record, definitions: definitions
        ) { $0 == $1 && $2 == $2 }
        #expect(differing == ["p0", "p2"])
    }

    @Test("VER-3: Fillers are not judged; a record without anything to prove landed as itself")
    func fillers() {
        let nothing = SamplePlan.plan(0)
        let results = ReadBackJudge.results(
            nothing, written: [:], record: record([:]), definitions: definitions
        ) { $0 == $1 && $2 == $2 }
        #expect(results.map(\.verdict) == [.passed])
        let all = ReadBackJudge.results(
            plan, written: plan.values, record: record(["name": .text("else")]), definitions: definitions
        ) { $0 == $1 && $2 == $2 }
        #expect(all.map(\.verdict) == [.passed])
    }

    /// What was written, but for changes; `nil` for what the answer lacks.
    private func record(_ changes: [PropertyName: FieldValue?]) -> Record {
        var values = plan.values
        for (name, value) in changes { values[name] = value }
        return Record(reference: RecordReference(object: .deal, id: "1"), values: values)
    }

    private func judge(
        _ changes: [PropertyName: FieldValue?], before: [PropertyName: FieldValue] = [:],
        definitions: [PropertyDefinition]? = nil,
        matches: ReadBackJudge.Matches = { written, back, _ in written == back }
    ) -> [CheckResult] {
        ReadBackJudge.results(
            plan, written: written, record: record(changes), definitions: definitions ?? self.definitions,
            before: before, matches: matches)
    }
}

extension FieldValue {
    /// A text's own text.
    fileprivate var evidence: String {
        if case .text(let text) = self { return text }
        return ""
    }
}

extension String {
    fileprivate func trimmingSuffix(_ end: String) -> String {
        hasSuffix(end) ? String(dropLast(end.count)) : self
    }
}
