import CRMGatewayTesting
import ConnectorKit
import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("Readiness of a source")
struct ReadinessTests {
    private static let full: [Workspace.Category: ReadinessView.Entry] = Dictionary(
        uniqueKeysWithValues: SampleSettings.documentCategories.map { ($0, .value(SampleSettings.value($0))) })

    private func findings(
        _ entries: [Workspace.Category: ReadinessView.Entry] = full,
        _ connections: [ReadinessView.Connection] = [ReadinessView.Connection(crm: "hubspot", isLive: true)],
        _ categories: Set<Workspace.Category> = Set(Category.allCases)
    ) -> [ReadinessFinding] {
        ReadinessRules.findings(ReadinessView(connections: connections, entries: entries, categories: categories))
    }

    @Test("SET-11: a dashboard with everything is ready; what is left to say are notes")
    func ready() {
        #expect(ReadinessRules.isReady(findings()))
        #expect(findings().allSatisfy { $0.severity == .note && !$0.nextStep.isEmpty })
    }

    @Test("SET-11: each category that was never set up is missing, with what to do", arguments: Category.allCases)
    func missing(_ category: Workspace.Category) {
        var entries = Self.full
        entries[category] = nil
        let found = findings(entries, category == .crmKeys ? [] : [.init(crm: "hubspot", isLive: true)], [category])
        #expect(found.count == 1 && found[0].severity == .missing && found[0].category == category)
        #expect(found[0].id.hasSuffix("_missing") && !found[0].nextStep.isEmpty)
        #expect(!ReadinessRules.isReady(found))
    }

    @Test("SET-11: a dead connection, a CRM without a key and a broken value are broken")
    func broken() {
        let issue = SettingsIssue(path: "rules[0].id", code: "settings_duplicate", message: "Twice.", nextStep: "Once.")
        var entries = Self.full
        entries[.meetingTitles] = .broken([issue])
        let found = findings(entries, [.init(crm: "zoho", isLive: false)])
        #expect(found.contains { $0.id == "connection_dead" && $0.crm == "zoho" })
        #expect(found.filter { $0.id == "crm_without_key" }.map(\.category) == [.customProperties, .pipelineStages])
        #expect(found.contains { $0.id == "value_broken" && $0.path == "rules[0].id" })
        #expect(found.filter { $0.severity == .broken }.count == 4)
    }

    @Test("SET-11: objects without properties, pipelines without stages, tasks switched off are notes, per CRM")
    func notes() {
        var entries = Self.full
        entries[.pipelineStages] = .value(SampleSettings.stages([]))
        entries[.taskSettings] = .value(.taskSettings(TaskSettings()))
        entries[.emailTemplates] = .value(.emailTemplates(EmailTemplateSettings()))
        entries[.meetingTitles] = .value(.meetingTitles(MeetingTitleSettings()))
        let found = findings(entries, [.init(crm: "attio", isLive: true), .init(crm: "hubspot", isLive: true)])
        let ids = Set(found.map(\.id))
        #expect(
            ids.isSuperset(of: [
                "properties_unmapped", "pipeline_empty", "stages_unsynced", "tasks_disabled", "templates_empty",
                "meeting_titles_empty", "company_description_empty", "company_products_empty",
            ]))
        #expect(found.filter { $0.id == "properties_unmapped" }.count == 5)
        #expect(ReadinessRules.isReady(found))
    }

    @Test("SET-11, ACC-12: an admin's readiness is told to admins, and to themselves; of nobody else is there any")
    func access() async throws {
        try await SettingsStage.with(mocks: [.hubSpot()]) { stage in
            try await stage.fixture.connect(stage.actor)
            let told = try await stage.settings.readiness(of: stage.eve, as: stage.fixture.admin)
            #expect(told.isReady && !told.categories.contains(.emailTemplates))
            let own = try await stage.settings.readiness(of: stage.eve, categories: [.crmKeys], as: stage.actor)
            #expect(own.findings.isEmpty && own.categories == [.crmKeys])
            let error = await refusal { try await stage.settings.readiness(of: stage.eve, as: stage.bobActor) }
            #expect(error?.rule == "ACC-12")
            let user = await refusal { try await stage.settings.readiness(of: stage.bob, as: stage.actor) }
            #expect(user?.code == "source_is_no_admin" && user?.field == "user")
        }
    }

    @Test("SET-11: a dead grant shows, and every plan tells what the source lacks")
    func plan() async throws {
        try await SettingsStage.with(mocks: [.hubSpot()], configured: [.companyDetails]) { stage in
            try await stage.fixture.connect(stage.actor)
            try await stage.change("UPDATE crm_grant SET state = 'reconnect_needed'", [])
            let told = try await stage.settings.readiness(of: stage.eve, as: stage.actor)
            #expect(told.findings.contains { $0.id == "connection_dead" && $0.severity == .broken } && !told.isReady)
            let plan = try await stage.settings.previewPush(
                to: .team(stage.team), categories: [.companyDetails, .meetingTitles], as: stage.actor)
            #expect(plan.source.findings.map(\.category).contains(.meetingTitles) && !plan.source.isReady)
        }
    }
}
