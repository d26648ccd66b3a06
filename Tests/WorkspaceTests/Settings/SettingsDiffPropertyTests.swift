import Testing

@testable import Workspace

@Suite("Settings diff: properties that hold for any two values")
struct SettingsDiffPropertyTests {
    private static let cases: UInt64 = 120

    private func pair(_ category: Workspace.Category, seed: UInt64) -> (SettingsValue, SettingsValue) {
        var random = RandomSettings(seed: seed)
        let first = SettingsDocument(random.value(category)).value
        return (first, random.numbers.chance(20) ? first : SettingsDocument(random.value(category)).value)
    }

    @Test("PREVIEW: there is a difference exactly when two values differ", arguments: RandomSettings.categories)
    func empty(_ category: Workspace.Category) {
        for seed in 0..<Self.cases {
            let (one, other) = pair(category, seed: seed)
            #expect(SettingsDiff.changes(from: one, to: other).isEmpty == (one == other), "seed \(seed)")
            #expect(!SettingsDiff.changes(from: nil, to: other).isEmpty, "seed \(seed)")
            #expect(SettingsDiff.changes(from: one, to: other) == SettingsDiff.changes(from: one, to: other))
        }
    }

    @Test("PREVIEW: the differences, applied to the one value, give the other", arguments: RandomSettings.categories)
    func forward(_ category: Workspace.Category) throws {
        let schema = try #require(SettingsSchema.of(category))
        for seed in 0..<Self.cases {
            let (one, other) = pair(category, seed: seed)
            var patched = SettingsPatch(json: SettingsCoding.json(of: one), schema: schema)
            for change in SettingsDiff.changes(from: one, to: other) { try patched.apply(change) }
            #expect(schema.canonical(patched.json) == SettingsCoding.json(of: other), "seed \(seed)")
        }
    }

    @Test("PREVIEW: the way back tells the opposite of each difference", arguments: RandomSettings.categories)
    func backward(_ category: Workspace.Category) {
        for seed in 0..<Self.cases {
            let (one, other) = pair(category, seed: seed)
            let back = SettingsDiff.changes(from: other, to: one).map { change in
                let kind: SettingsChange.Kind =
                    change.kind == .added ? .removed : change.kind == .removed ? .added : change.kind
                return SettingsChange(path: change.path, kind: kind, before: change.after, after: change.before)
            }
            let there = SettingsDiff.changes(from: one, to: other)
            // Orders are told where they aren't what remains and what is added, which differs by direction.
            func unordered(_ changes: [SettingsChange]) -> Set<SettingsChange> {
                Set(changes.filter { !$0.path.hasSuffix(".order") || category != .meetingTitles })
            }
            #expect(unordered(there) == unordered(back), "seed \(seed)")
        }
    }

    @Test("PREVIEW: what a push keeps beside the source is told as kept, and nothing else is")
    func kept() throws {
        for seed in 0..<Self.cases {
            var random = RandomSettings(seed: seed)
            let (document, overlay) = SettingsMerge.split(SettingsDocument(random.value(.customProperties)).value)
            let source = SettingsMerge.shareable(SettingsDocument(random.value(.customProperties)).value)
            let after = SettingsMerge.effective(
                source, try SettingsMerge.overlay(afterPushing: source, onto: document, overlay))
            let before = SettingsMerge.effective(document, overlay)
            let changes = SettingsDiff.changes(from: before, to: after, pushing: source)
            guard case .customProperties(let shared) = source, case .customProperties(let all)? = after else { return }
            let own = all.properties.filter { one in
                one.isOwner
                    && !shared.properties.contains {
                        $0.crm == one.crm && $0.object == one.object && $0.name == one.name
                    }
            }
            #expect(changes.count { $0.kind == .kept } == own.count, "seed \(seed)")
            #expect(
                changes.filter { $0.kind != .kept } == SettingsDiff.changes(from: before, to: after), "seed \(seed)")
        }
    }
}
