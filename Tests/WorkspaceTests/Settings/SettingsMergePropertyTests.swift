import Testing
import Workspace

/// What holds for any dashboard and any pushes; the seed is the case's number.
@Suite("Settings merge: properties that hold for any value")
struct SettingsMergePropertyTests {
    /// What somebody has in a category.
    private struct Holding {
        var document: SettingsValue?
        var overlay: SettingsOverlay?

        var effective: SettingsValue? { SettingsMerge.effective(document, overlay) }

        mutating func push(_ source: SettingsValue) throws {
            overlay = try SettingsMerge.overlay(afterPushing: source, onto: document, overlay)
            document = source
        }
    }

    private static let cases: UInt64 = 600
    /// The same where each of nine categories is tried.
    private static let casesOfEach: UInt64 = 120
    private static let merged: [Workspace.Category] = [.customProperties, .pipelineStages]

    /// Somebody who edited a value of their own, got a push or two, or has nothing at all.
    private func holding(_ category: Workspace.Category, _ random: inout RandomSettings) throws -> Holding {
        var holding = Holding()
        if random.numbers.chance(85) {
            let (document, overlay) = SettingsMerge.split(SettingsDocument(random.value(category)).value)
            holding = Holding(document: document, overlay: overlay)
        }
        for _ in 0..<Int.random(in: 0...2, using: &random.numbers) {
            try holding.push(source(category, &random))
        }
        return holding
    }

    private func source(_ category: Workspace.Category, _ random: inout RandomSettings) -> SettingsValue {
        SettingsMerge.shareable(SettingsDocument(random.value(category)).value)
    }

    private func owners(_ value: SettingsValue?) -> Set<CustomProperty> {
        guard case .customProperties(let settings)? = value else { return [] }
        return Set(settings.properties.filter(\.isOwner))
    }

    /// CRM, pipeline and stage of each stage; a pipeline stands for itself too.
    private func stages(_ value: SettingsValue?) -> Set<[String]> {
        guard case .pipelineStages(let settings)? = value else { return [] }
        return Set(
            settings.pipelines.flatMap { pipeline in
                [[pipeline.crm, pipeline.id]] + pipeline.stages.map { [pipeline.crm, pipeline.id, $0.id] }
            })
    }

    @Test("I-27: the target's owner properties, bindings included, survive every push; the source's never arrive")
    func ownersSurvive() throws {
        for seed in 0..<Self.cases {
            var random = RandomSettings(seed: seed)
            var target = try holding(.customProperties, &random)
            let before = owners(target.effective)
            try target.push(source(.customProperties, &random))
            #expect(owners(target.effective) == before, "seed \(seed)")
        }
    }

    @Test("I-27, SET-5: no stage and no pipeline is removed by a push; pushed ones are the source's")
    func stagesSurvive() throws {
        for seed in 0..<Self.cases {
            var random = RandomSettings(seed: seed)
            var target = try holding(.pipelineStages, &random)
            let before = stages(target.effective)
            let pushed = source(.pipelineStages, &random)
            try target.push(pushed)
            #expect(stages(target.effective) == before.union(stages(pushed)), "seed \(seed)")
            guard case .pipelineStages(let source) = pushed, case .pipelineStages(let after)? = target.effective else {
                Issue.record("seed \(seed)")
                return
            }
            for pipeline in source.pipelines {
                let merged = try #require(after.pipelines.first { $0.crm == pipeline.crm && $0.id == pipeline.id })
                #expect(merged.label == pipeline.label && merged.isDefault == pipeline.isDefault, "seed \(seed)")
                #expect(pipeline.stages.allSatisfy(merged.stages.contains), "seed \(seed)")
            }
        }
    }

    @Test("I-27: what a merge gives keeps every rule of its category", arguments: merged)
    func valid(_ category: Workspace.Category) throws {
        for seed in 0..<Self.cases {
            var random = RandomSettings(seed: seed)
            var target = try holding(category, &random)
            try target.push(source(category, &random))
            let effective = try #require(target.effective)
            #expect(throws: Never.self, "seed \(seed)") { try SettingsDocument(checking: effective) }
            #expect(SettingsDocument(effective).value == effective, "not in canonical order, seed \(seed)")
        }
    }

    @Test("I-25: merging twice is merging once, document and overlay alike", arguments: RandomSettings.categories)
    func twice(_ category: Workspace.Category) throws {
        for seed in 0..<Self.casesOfEach {
            var random = RandomSettings(seed: seed)
            var target = try holding(category, &random)
            let pushed = source(category, &random)
            try target.push(pushed)
            let once = target
            try target.push(pushed)
            #expect(target.overlay == once.overlay && target.document == once.document, "seed \(seed)")
            #expect(target.overlay?.canonicalText == once.overlay?.canonicalText, "seed \(seed)")
            #expect(!SettingsMerge.wouldChange(target.document, target.overlay, pushing: pushed), "seed \(seed)")
        }
    }

    @Test(
        "SET-10: a merge is never longer than what is pushed and the own part, so that these tell whether it keeps its limit"
    )
    func lengths() throws {
        for category in Self.merged {
            for seed in 0..<Self.cases {
                var random = RandomSettings(seed: seed)
                let target = try holding(category, &random)
                let pushed = SettingsDocument(source(category, &random))
                let own = try SettingsMerge.overlay(afterPushing: pushed, onto: target.document, target.overlay)
                let other = try SettingsMerge.overlay(afterPushing: pushed.value, onto: target.document, target.overlay)
                #expect(own == other, "seed \(seed)")
                guard let own, let merged = SettingsMerge.effective(pushed.value, own) else { continue }
                let bytesMost = pushed.canonicalText.utf8.count + own.canonicalText.utf8.count
                #expect(SettingsDocument(merged).canonicalText.utf8.count <= bytesMost, "seed \(seed)")
            }
        }
    }

    @Test("SET-5: pushing B after A leaves what pushing B alone leaves, and what came by A or was there before")
    func oneAfterTheOther() throws {
        for seed in 0..<Self.cases {
            var random = RandomSettings(seed: seed)
            let start = try holding(.pipelineStages, &random)
            let (first, second) = (source(.pipelineStages, &random), source(.pipelineStages, &random))
            var both = start
            try both.push(first)
            try both.push(second)
            var alone = start
            try alone.push(second)
            #expect(stages(both.effective) == stages(alone.effective).union(stages(first)), "seed \(seed)")
            var properties = try holding(.customProperties, &random)
            var direct = properties
            try properties.push(source(.customProperties, &random))
            let last = source(.customProperties, &random)
            try properties.push(last)
            try direct.push(last)
            #expect(properties.effective == direct.effective, "seed \(seed)")
        }
    }

    @Test(
        "SET-10: split and put together again, an edit is what it was; nothing else of it is shared",
        arguments: RandomSettings.categories)
    func split(_ category: Workspace.Category) {
        for seed in 0..<Self.casesOfEach {
            var random = RandomSettings(seed: seed)
            let value = SettingsDocument(random.value(category)).value
            let (document, overlay) = SettingsMerge.split(value)
            #expect(SettingsMerge.effective(document, overlay) == value, "seed \(seed)")
            #expect(SettingsMerge.shareable(value) == document, "seed \(seed)")
            #expect(SettingsMerge.shareable(document) == document, "seed \(seed)")
            #expect(owners(document).isEmpty, "seed \(seed)")
        }
    }

    @Test("SET-10: an overlay is stored and read back as it was", arguments: merged)
    func overlays(_ category: Workspace.Category) throws {
        var seen = 0
        for seed in 0..<Self.cases {
            var random = RandomSettings(seed: seed)
            guard let overlay = try holding(category, &random).overlay else { continue }
            seen += 1
            #expect(
                try SettingsOverlay(canonicalText: overlay.canonicalText, category: category) == overlay, "seed \(seed)"
            )
        }
        #expect(seen > 300)
    }

    @Test("DRIFT: a push changes exactly what it is said to change", arguments: RandomSettings.categories)
    func wouldChange(_ category: Workspace.Category) throws {
        for seed in 0..<Self.casesOfEach {
            var random = RandomSettings(seed: seed)
            var target = try holding(category, &random)
            let pushed =
                random.numbers.chance(20) ? target.document ?? source(category, &random) : source(category, &random)
            let foretold = SettingsMerge.wouldChange(target.document, target.overlay, pushing: pushed)
            let before = target.effective
            try target.push(pushed)
            #expect(foretold == (before != target.effective), "seed \(seed)")
        }
    }

    @Test("SET-5: clearing takes away what is shared, and leaves owner properties and own stages", arguments: merged)
    func clearing(_ category: Workspace.Category) throws {
        for seed in 0..<Self.cases {
            var random = RandomSettings(seed: seed)
            let target = try holding(category, &random)
            let overlay = SettingsMerge.overlay(afterClearing: target.document, target.overlay)
            #expect(owners(SettingsMerge.effective(nil, overlay)) == owners(target.effective), "seed \(seed)")
            if category == .pipelineStages { #expect(overlay == target.overlay, "seed \(seed)") }
        }
    }
}
