import Testing
import Workspace

@Suite("Settings merge and diff: examples")
struct SettingsMergeTests {
    private func stages(_ ids: [String], label: String = "L") -> [StageSetting] {
        ids.enumerated().map { StageSetting(id: $1, label: label, order: $0) }
    }

    private func pipelines(_ ids: [String], pipeline: String = "p", label: String = "L", isDefault: Bool = false)
        -> SettingsValue
    {
        .pipelineStages(
            PipelineSettings(pipelines: [
                PipelineSetting(
                    crm: "a", id: pipeline, label: label, isDefault: isDefault, stages: stages(ids, label: label))
            ]))
    }

    private func property(_ name: String, user: String? = nil) -> CustomProperty {
        CustomProperty(
            crm: "a", object: .deal, name: name, label: name, type: user == nil ? .text : .owner, isOwner: user != nil,
            crmUser: user)
    }

    private func properties(_ properties: CustomProperty...) -> SettingsValue {
        .customProperties(CustomPropertySettings(properties: properties))
    }

    @Test(
        "§7, customProperties: replaced, but for the target's own owner properties; the source's stay with the source")
    func ownerProperties() throws {
        let admin = properties(property("amount"), property("owner", user: "ann"))
        let (document, overlay) = SettingsMerge.split(properties(property("old"), property("owner", user: "bob")))
        let pushed = SettingsMerge.shareable(admin)
        #expect(pushed == properties(property("amount")))
        let after = try SettingsMerge.overlay(afterPushing: pushed, onto: document, overlay)
        #expect(
            SettingsMerge.effective(pushed, after) == properties(property("amount"), property("owner", user: "bob")))
    }

    @Test("§7, pipelineStages: merged by internal id; the pushed label wins, nothing is removed")
    func stageMerge() throws {
        let document = pipelines(["s1", "own"], label: "Old")
        let source = pipelines(["s1", "s2"], label: "New")
        let overlay = try #require(try SettingsMerge.overlay(afterPushing: source, onto: document, nil))
        guard case .pipelineStages(let merged)? = SettingsMerge.effective(source, overlay) else { return }
        #expect(merged.pipelines.map(\.label) == ["New"])
        #expect(merged.pipelines[0].stages.map { "\($0.id) \($0.label)" } == ["s1 New", "own Old", "s2 New"])
        let changes = SettingsDiff.changes(
            from: document, to: SettingsMerge.effective(source, overlay), pushing: source)
        #expect(
            changes.map { "\($0.kind) \($0.path)" } == [
                "changed pipelines[a/deal/p].label", "changed pipelines[a/deal/p].stages[s1].label",
                "kept pipelines[a/deal/p].stages[own]", "added pipelines[a/deal/p].stages[s2]",
            ])
        #expect(changes[0].before == "\"Old\"" && changes[0].after == "\"New\"")
    }

    @Test("§7, pipelineStages: a default pipeline that is pushed takes the place of the target's own default")
    func defaults() throws {
        let document = pipelines(["s"], pipeline: "own", isDefault: true)
        let source = pipelines(["t"], isDefault: true)
        let overlay = try SettingsMerge.overlay(afterPushing: source, onto: document, nil)
        guard case .pipelineStages(let merged)? = SettingsMerge.effective(source, overlay) else { return }
        #expect(merged.pipelines.filter(\.isDefault).map(\.id) == ["p"] && merged.pipelines.count == 2)
    }

    @Test("SET-5: without a document and an overlay there is nothing; all other categories are replaced")
    func replaced() throws {
        #expect(SettingsMerge.effective(nil, nil) == nil)
        let domains = SettingsValue.alternateDomains(DomainListSettings(domains: ["a.example"]))
        #expect(try SettingsMerge.overlay(afterPushing: domains, onto: nil, nil) == nil)
        #expect(SettingsMerge.wouldChange(nil, nil, pushing: domains))
    }

    @Test("SET-10: a merge beyond a limit fails with the path, for that target alone")
    func limits() throws {
        let document = pipelines((0..<600).map { "a\($0)" })
        let source = pipelines((0..<600).map { "b\($0)" })
        let refusal = #expect(throws: InvalidSettings.self) {
            _ = try SettingsMerge.overlay(afterPushing: source, onto: document, nil)
        }
        #expect(refusal?.first.path == "pipelines[a/deal/p].stages")
        #expect(refusal?.first.code == "settings_merge_too_large")
        let many = (0..<1_000).map { property("n\($0)") }
        let own = SettingsOverlay.ownerProperties([property("owner", user: "bob")])
        let other = #expect(throws: InvalidSettings.self) {
            _ = try SettingsMerge.overlay(
                afterPushing: .customProperties(CustomPropertySettings(properties: many)), onto: nil, own)
        }
        #expect(other?.first.path == "properties")
    }

    @Test("I-27: an overlay of a category that has none is refused")
    func overlays() {
        #expect(throws: InvalidSettings.self) { try SettingsOverlay(canonicalText: "{}", category: .taskSettings) }
        #expect(throws: InvalidSettings.self) { try SettingsOverlay(canonicalText: "[", category: .pipelineStages) }
    }

    @Test("PREVIEW: another order of meeting-title rules is a change; of a set it is none")
    func order() {
        func titles(_ ids: [String]) -> SettingsValue {
            .meetingTitles(
                MeetingTitleSettings(
                    rules: ids.map { MeetingTitleRule(id: $0, match: .literal, pattern: $0, action: .skip) }))
        }
        let changes = SettingsDiff.changes(from: titles(["a", "b"]), to: titles(["b", "a"]))
        #expect(
            changes == [
                SettingsChange(path: "rules.order", kind: .changed, before: #"["a","b"]"#, after: #"["b","a"]"#)
            ])
        #expect(SettingsDiff.changes(from: titles(["a"]), to: titles(["a", "b"])).map(\.path) == ["rules[b]"])
    }

    @Test("T-29: merge, diff and reading of 1,000 stages take no time that grows with the square")
    func growth() throws {
        func taken(_ count: Int) throws -> Duration {
            let document = pipelines((0..<count).map { "a\($0)" })
            let source = pipelines((0..<count).map { "a\($0)" }.reversed(), label: "New")
            return try ThreadTime.least {
                let overlay = try SettingsMerge.overlay(afterPushing: source, onto: document, nil)
                _ = SettingsDiff.changes(from: document, to: SettingsMerge.effective(source, overlay))
                _ = try SettingsDocument(checking: source)
            }
        }
        let (few, many) = (try taken(50), try taken(1_000))
        // 20 times as many: 400 times as long, were it the square.
        #expect(many < few * 100, "\(few) for 50, \(many) for 1,000")
    }
}
