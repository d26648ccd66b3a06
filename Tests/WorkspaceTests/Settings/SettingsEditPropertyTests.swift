import Testing
import Workspace

/// What holds for any edit of any dashboard; the seed is the case's number.
@Suite("An edit of pipelines keeps apart what was the user's own")
struct SettingsEditPropertyTests {
    private static let cases: UInt64 = 600

    @Test("SET-5, SET-10: an edit is seen as it was made, and own stages that it names stay own: clearing leaves them")
    func edits() throws {
        var kept = 0
        for seed in 0..<Self.cases {
            var random = RandomSettings(seed: seed)
            let (document, overlay) = try holding(&random)
            let edited = edit(SettingsMerge.effective(document, overlay), &random)
            let (value, own) = SettingsMerge.split(edited, keeping: overlay)
            #expect(SettingsMerge.effective(value, own) == edited, "seed \(seed)")
            let before = stages(overlay)
            let expected = before.intersection(stages(edited))
            #expect(stages(own).isSuperset(of: expected), "seed \(seed)")
            #expect(stages(value).isDisjoint(with: stages(own)), "seed \(seed)")
            let cleared = SettingsMerge.effective(nil, SettingsMerge.overlay(afterClearing: value, own))
            #expect(stages(cleared).isSuperset(of: expected), "seed \(seed)")
            if let own {
                #expect(
                    try SettingsOverlay(canonicalText: own.canonicalText, category: .pipelineStages) == own,
                    "seed \(seed)")
            }
            kept += expected.isEmpty ? 0 : 1
            // The same edit again parts it the same way.
            let again = SettingsMerge.split(edited, keeping: own)
            #expect(again.document == value && again.overlay == own, "seed \(seed)")
        }
        #expect(kept > 100)
    }

    @Test("SET-5: a pipeline of one's own stays one's own with a stage added; of a shared one only the own stages do")
    func parts() {
        let own = pipeline("own", "Mine", ["a"])
        let overlay = SettingsOverlay.ownStages([pipeline("shared", "", ["x"]), own])
        let edited = SettingsValue.pipelineStages(
            PipelineSettings(pipelines: [
                pipeline("own", "Mine", ["a", "b"]), pipeline("shared", "Sales", ["s", "x"]),
            ]))
        let (document, kept) = SettingsMerge.split(edited, keeping: overlay)
        #expect(document == .pipelineStages(PipelineSettings(pipelines: [pipeline("shared", "Sales", ["s"])])))
        #expect(stages(kept) == [["north", "own", "a"], ["north", "own", "b"], ["north", "shared", "x"]])
    }

    private func pipeline(_ id: String, _ label: String, _ stages: [String]) -> PipelineSetting {
        PipelineSetting(
            crm: "north", id: id, label: label, stages: stages.map { StageSetting(id: $0, label: $0, order: 0) })
    }

    /// Somebody who had pipelines and got a push or two.
    private func holding(_ random: inout RandomSettings) throws -> (SettingsValue?, SettingsOverlay?) {
        var document: SettingsValue? = SettingsDocument(random.value(.pipelineStages)).value
        var overlay: SettingsOverlay?
        for _ in 0..<Int.random(in: 1...2, using: &random.numbers) {
            let source = SettingsDocument(random.value(.pipelineStages)).value
            overlay = try SettingsMerge.overlay(afterPushing: source, onto: document, overlay)
            document = source
        }
        return (document, overlay)
    }

    /// Drops pipelines and stages, renames some, and adds some.
    private func edit(_ value: SettingsValue?, _ random: inout RandomSettings) -> SettingsValue {
        guard case .pipelineStages(var settings)? = value, !random.numbers.chance(5) else {
            return SettingsDocument(random.value(.pipelineStages)).value
        }
        settings.pipelines = settings.pipelines.compactMap { pipeline in
            if random.numbers.chance(15) { return nil }
            var edited = pipeline
            if random.numbers.chance(30) { edited.label = "Renamed" }
            edited.stages = pipeline.stages.filter { _ in !random.numbers.chance(20) }
            if random.numbers.chance(30) { edited.stages.append(StageSetting(id: "added", label: "Added", order: 7)) }
            return edited
        }
        return SettingsDocument(.pipelineStages(settings)).value
    }

    private func stages(_ overlay: SettingsOverlay?) -> Set<[String]> {
        stages(SettingsMerge.effective(nil, overlay))
    }

    /// CRM, pipeline and stage of each stage.
    private func stages(_ value: SettingsValue?) -> Set<[String]> {
        guard case .pipelineStages(let settings)? = value else { return [] }
        return Set(
            settings.pipelines.flatMap { pipeline in pipeline.stages.map { [pipeline.crm, pipeline.id, $0.id] } })
    }
}
