import ConnectorKit
import Testing
import Verification
import Workspace

@Suite("Planning where a probe stands")
struct ProbeStageTests {
    @Test("VER-3: A mapped stage is written with its pipeline: the default's first, as one")
    func mappedStage() {
        var sample = SampleSituation()
        sample.map(pipeline: "id-renewal")
        sample.map(
            pipeline: "id-sales",
            stages: ["id-new", "id-talks", "id-won"].map { StageSetting(id: $0, label: $0) }, isDefault: true,
            defaultStage: "id-talks")
        let plan = sample.plan()
        #expect(plan.values["stage"] == .choice("talks"))
        #expect(plan.values["pipeline"] == .choice("sales"))
        #expect(plan.together == [["stage", "pipeline"]])
        #expect(plan.asked.isSuperset(of: ["stage", "pipeline"]))
        #expect(plan.fallbacks["stage"] == .choice("new"))
        #expect(plan.fallbacks["pipeline"] == .choice("sales"))
    }

    @Test("VER-3: A closed stage is never written, whether the CRM or the mapping calls it closed")
    func neverClosed() {
        var sample = SampleSituation()
        sample.map(
            pipeline: "id-renewal",
            stages: [
                StageSetting(id: "id-due", label: "Due", outcome: .lost), StageSetting(id: "id-asked", label: "Asked"),
                StageSetting(id: "id-kept", label: "Kept"),
            ], defaultStage: "id-kept")
        #expect(sample.plan().values["stage"] == .choice("asked"))
        sample.situation.mappedPipelines = []
        sample.map(pipeline: "id-sales", stages: [StageSetting(id: "id-won", label: "Won")])
        #expect(sample.leftOut("stage")?.cause == .stageMissing)
        // A record needs one all the same; it proves nothing then.
        #expect(sample.plan().values["stage"] == .choice("new"))
        #expect(!sample.plan().asked.contains("stage"))
    }

    @Test("VER-3: A mapped record type is written and proved, on objects without stages too")
    func mappedRecordType() {
        var sample = SampleSituation()
        sample.situation.recordTypes = [SampleSituation.recordType("t", isDefault: true, allowed: [:])]
        sample.map("record_type")
        sample.map(pipeline: "id-sales")
        #expect(sample.plan().values["record_type"] == .reference("t") && sample.plan().asked.contains("record_type"))
        sample.situation.recordTypes = []
        #expect(sample.leftOut("record_type")?.verdict == .notChecked)
    }

    @Test("VER-6: What a designated record keeps has its own verdict, though nobody writes it")
    func keptPlaces() {
        var sample = SampleSituation(before: ["pipeline": .choice("sales"), "stage": .choice("new")])
        sample.map("pipeline", "record_type")
        for name in ["pipeline", "record_type"] as [PropertyName] {
            #expect(sample.leftOut(name)?.verdict == .notApplicable, "\(name)")
        }
    }

    @Test("VER-3: A designated record's options are those of its own record type, not of the key's default")
    func ownRecordType() {
        var sample = SampleSituation(before: ["record_type": .reference("own"), "stage": .choice("won")])
        sample.situation.recordTypes = [
            SampleSituation.recordType("default", isDefault: true, allowed: ["choice": ["red"]]),
            SampleSituation.recordType("own", isDefault: false, allowed: ["choice": ["blue"]]),
        ]
        sample.map("choice")
        #expect(sample.plan().values["choice"] == .choice("blue"))
    }

    @Test("VER-3: An archived pipeline holds no probe")
    func archivedPipeline() {
        var sample = SampleSituation()
        sample.map(pipeline: "id-old")
        #expect(sample.leftOut("stage")?.verdict == .notChecked)
        #expect(sample.plan().values["pipeline"] == .choice("sales"))
    }

    @Test(
        "VER-3: With record types the stage is one that the key's default type allows, else another type's that is written"
    )
    func recordTypes() {
        var sample = SampleSituation()
        sample.map(pipeline: "id-sales")
        sample.situation.recordTypes = [
            SampleSituation.recordType("hidden", isAvailable: false, allowed: ["stage": ["new"]]),
            SampleSituation.recordType("usual", isDefault: true, allowed: ["stage": ["talks", "won"]]),
        ]
        #expect(sample.plan().values["stage"] == .choice("talks"))
        #expect(sample.plan().values["record_type"] == nil)
        sample.situation.recordTypes = [
            SampleSituation.recordType("usual", isDefault: true, allowed: ["stage": ["won"]]),
            SampleSituation.recordType("master", isMaster: true, allowed: ["stage": ["new"]]),
            SampleSituation.recordType("other", allowed: ["stage": ["talks"]]),
        ]
        let plan = sample.plan()
        #expect(plan.values["stage"] == .choice("talks"))
        #expect(plan.values["record_type"] == .reference("other"))
        #expect(plan.together == [["stage", "pipeline", "record_type"]])
        #expect(!plan.asked.contains("record_type"))
    }

    @Test("T-23: A designated record moves within its pipeline, to another open stage that its record type allows")
    func designated() {
        var sample = SampleSituation(before: ["stage": .text("new"), "pipeline": .text("sales")])
        sample.map(pipeline: "id-renewal", isDefault: true)
        sample.map(pipeline: "id-sales")
        let plan = sample.plan()
        #expect(plan.values == ["stage": .choice("talks")])
        #expect(plan.needed.isEmpty && plan.together.isEmpty && plan.fallbacks.isEmpty)
        sample.situation.before?["record_type"] = .reference("narrow")
        sample.situation.recordTypes = [SampleSituation.recordType("narrow", allowed: ["stage": ["new"]])]
        #expect(sample.plan().values.isEmpty)
        #expect(sample.leftOut("stage")?.verdict == .notChecked)
    }

    @Test("T-23: A designated record that is closed stays closed")
    func closedDesignated() {
        var sample = SampleSituation(before: ["stage": .text("won"), "pipeline": .text("sales")])
        sample.map(pipeline: "id-sales")
        #expect(sample.plan().values.isEmpty)
        #expect(sample.leftOut("stage")?.verdict == .notChecked)
    }
}
