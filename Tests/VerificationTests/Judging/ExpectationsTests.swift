import ConnectorKit
import Testing
import Verification
import Workspace

@Suite("What many people expect of one account is put together")
struct ExpectationsTests {
    @Test("VER-2: a property that anybody's mapping writes has to be writable, with all options that anybody maps")
    func properties() {
        let expectations = Expectations(
            crm: "toy",
            properties: [
                AccountScene.mapped("reason", .choice, .read, options: ["a", "b"]),
                AccountScene.mapped("reason", .choice, .write, options: ["b", "c"]),
                AccountScene.mapped("reason", .choice, .suggest),
            ], pipelines: [])
        #expect(expectations.properties.count == 1)
        #expect(expectations.properties.first?.permission == .write)
        #expect(expectations.properties.first?.options == ["a", "b", "c"])
    }

    @Test("VER-7: where people's mappings of a property differ in the type, the one that doesn't fit any more is found")
    func types() {
        var scene = AccountScene()
        scene.properties = [
            AccountScene.mapped("amount", .currency, .write), AccountScene.mapped("amount", .text, .write),
        ]
        #expect(scene.findings == ["properties.type failed type_changed deal / amount"])
        #expect(scene.expectations.mapped(.deal).count == 1, "a probe writes it once")
    }

    @Test("VER-2: stages that anybody maps are expected of a pipeline; what is another CRM's is not")
    func pipelines() {
        let expectations = Expectations(
            crm: "toy",
            properties: [CustomProperty(crm: "other", object: .deal, name: "x", label: "X", type: .text)],
            pipelines: [
                PipelineSetting(crm: "toy", id: "p", label: "P", stages: [StageSetting(id: "a", label: "A")]),
                PipelineSetting(
                    crm: "toy", id: "p", label: "P", isDefault: true, defaultStage: "b",
                    stages: [StageSetting(id: "b", label: "B")]),
                PipelineSetting(crm: "other", id: "p", label: "P"),
            ])
        #expect(expectations.properties.isEmpty)
        #expect(expectations.pipelines.count == 1)
        #expect(expectations.pipelines.first?.stages.map(\.id) == ["a", "b"])
        #expect(expectations.pipelines.first?.defaultStage == "b")
        #expect(expectations.objects == [.deal])
        #expect(expectations.isWriting)
    }

    /// A mapping of the sound account's pipeline in which the stage `won` means that.
    private static func mapped(_ outcome: StageOutcome, by people: Int) -> MappedPipeline {
        MappedPipeline(
            PipelineSetting(
                crm: "toy", id: "sales", label: "Sales",
                stages: [StageSetting(id: "won", label: "Won", outcome: outcome)]),
            people: people)
    }

    private static func stages(_ mappings: [MappedPipeline], found: Stage.Outcome) throws -> CheckResult {
        var scene = AccountScene()
        scene.setPipeline(stages: [SoundToyCRM.stage("new"), SoundToyCRM.stage("won", outcome: found)])
        let expectations = Expectations(crm: "toy", properties: [], mappings: mappings)
        let results = AccountJudge.results(scene.facts, expectations, asked: CheckSelection(names: [.pipelinesStages]))
        #expect(Set(results.map(\.subject.identity)).count == results.count, "one result for each subject")
        return try #require(results.first { $0.subject.stage == "won" })
    }

    @Test("VER-2: each distinct mapping is kept once, with all who have it")
    func distinct() {
        let mappings = [Self.mapped(.open, by: 2), Self.mapped(.won, by: 1), Self.mapped(.open, by: 7)]
        let expectations = Expectations(crm: "toy", properties: [], mappings: mappings)
        #expect(expectations.mappings == [Self.mapped(.open, by: 9), Self.mapped(.won, by: 1)])
        #expect(expectations.pipelines.map(\.id) == ["sales"])
        let other = Expectations(crm: "other", properties: [], mappings: mappings)
        #expect(other.mappings.isEmpty && other.pipelines.isEmpty)
    }

    @Test("VER-7: where people mean different things by a stage, it is told how many are wrong, and what they mean")
    func meanings() throws {
        let three = [Self.mapped(.won, by: 5), Self.mapped(.open, by: 2), Self.mapped(.lost, by: 1)]
        let one = try Self.stages(Array(three.prefix(2)), found: .won)
        #expect(
            one.summary
                == "The stage Won of the pipeline Sales is mapped as open by 2 of 7 people, and Toy says that it is won."
        )
        let two = try Self.stages(three, found: .won)
        #expect(two.verdict == .warning && two.cause == .stageMeaningChanged)
        #expect(two.summary.contains("is mapped as open by 2 of 8 people and as lost by 1 of 8 people, and Toy says"))
        #expect(two.evidence.filter { $0.label == "mapped as" }.count == 2)
        let all = try Self.stages([Self.mapped(.lost, by: 8)], found: .won)
        #expect(
            all.summary == "The stage Won of the pipeline Sales is mapped as lost, and Toy says that it is won.")
    }
}
