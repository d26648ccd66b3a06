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
}
