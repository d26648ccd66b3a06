import CRMGatewayTesting
import ConnectorKit
import Foundation
import MalformedInputs
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@testable import CRMGateway

@Suite("A preview of a push tells what it would do, and writes nothing")
struct PreviewTests {
    @Test("PREVIEW, I-24: a preview leaves every table as it is, and asks the CRM without writing")
    func writesNothing() async throws {
        try await SettingsStage.with(mocks: [.hubSpot()]) { stage in
            try await stage.fixture.connect(stage.actor)
            let before = try await stage.digest()
            let plan = try await stage.settings.previewPush(to: .team(stage.team), as: stage.actor)
            #expect(plan.targets == 3 && !plan.isUnchanged && plan.keys?.accounts.count == 1)
            _ = try await stage.settings.targets(of: plan, as: stage.actor)
            #expect(try await stage.digest().tables(changedSince: before).filter { $0 != "lease" } == [])
            let writes = stage.fixture.mock("hubspot").journal.entries.filter(\.isWrite)
            #expect(writes.isEmpty)
        }
    }

    @Test("PREVIEW, I-24: with a store that takes no write at all a preview still answers")
    func writeless() async throws {
        try await SettingsStage.with { stage in
            let gateway = try await stage.fixture.reopened(over: UnwritableDriver(stage.fixture.store))
            let plan = try await gateway.settings.previewPush(
                to: .team(stage.team), categories: SampleSettings.usual, as: stage.actor)
            #expect(plan.targets == 3)
            _ = try await gateway.settings.targets(of: plan, as: stage.actor)
            _ = try await gateway.settings.drift(of: stage.team, against: stage.eve, as: stage.actor)
            _ = try await gateway.settings.readiness(of: stage.eve, as: stage.actor)
            let error = await refusal {
                try await gateway.settings.clear(.companyDetails, as: stage.actor)
            }
            #expect(error?.code == "store_unavailable")
        }
    }

    @Test("PREVIEW: targets with the same value are told once, with how many, and what changes in it")
    func groups() async throws {
        try await SettingsStage.with(extraMembers: 5) { stage in
            try await stage.edit(SampleSettings.value(.meetingTitles, "bobs"), as: stage.bobActor)
            try await stage.set(SampleSettings.value(.meetingTitles), for: stage.cara)
            let plan = try await stage.settings.previewPush(
                to: .team(stage.team), categories: [.meetingTitles], as: stage.actor)
            let titles = try #require(plan.categories.first)
            #expect(titles.changed == 7 && titles.unchanged == 1 && titles.source == .value)
            #expect(titles.groups.map(\.count) == [6, 1] && titles.ungrouped == 0)
            #expect(titles.groups[0].changes.allSatisfy { $0.kind == .added })
            #expect(titles.groups[1].examples == [stage.bob])
            let pattern = titles.groups[1].changes.first { $0.path.hasSuffix("pattern") }
            #expect(pattern?.kind == .changed && pattern?.before == "\"bobs:\"" && pattern?.after == "\"acme:\"")
        }
    }

    @Test(
        "PREVIEW: members who differ in nothing but owner properties of their own are one group; what is kept is told")
    func kept() async throws {
        try await SettingsStage.with { stage in
            for user in [stage.bob, stage.cara] {
                let own = SampleSettings.property("owner_\(user.rawValue.suffix(4))", isOwner: true)
                try await stage.set(
                    .customProperties(CustomPropertySettings(properties: [SampleSettings.property("size"), own])),
                    for: user)
            }
            let plan = try await stage.settings.previewPush(
                to: .team(stage.team), categories: [.customProperties], as: stage.actor)
            let group = try #require(plan.categories.first?.groups.first)
            #expect(plan.categories.first?.groups.count == 1 && group.count == 2)
            #expect(group.changes.contains { $0.kind == .removed } && group.changes.contains { $0.kind == .kept })
        }
    }

    @Test("SET-5: what the source never configured is told as empty and changes nothing; what it clears is told")
    func emptyAndCleared() async throws {
        try await SettingsStage.with(configured: [.companyDetails]) { stage in
            try await stage.set(SampleSettings.value(.alternateDomains), for: stage.bob)
            let plan = try await stage.settings.previewPush(
                to: .team(stage.team), categories: [.companyDetails, .meetingTitles], clearing: [.alternateDomains],
                as: stage.actor)
            let byCategory = Dictionary(uniqueKeysWithValues: plan.categories.map { ($0.category, $0) })
            #expect(byCategory[.meetingTitles]?.source == .empty && byCategory[.meetingTitles]?.changed == 0)
            let cleared = try #require(byCategory[.alternateDomains])
            #expect(cleared.source == .clears && cleared.changed == 1)
            #expect(cleared.groups.first?.changes.allSatisfy { $0.kind == .removed } == true)
            #expect(plan.source.findings.filter { $0.severity != .note }.map(\.id) == ["meeting_titles_missing"])
            #expect(plan.notices.contains { $0.code == "source_unready" && $0.rule == "SET-11" })
        }
    }

    @Test(
        "SET-10: a value of the source that breaks its rules is told with the path of each fault, and fails for everyone"
    )
    func invalid() async throws {
        try await SettingsStage.with { stage in
            let organization = stage.organization
            try await stage.fixture.store.write { [eve = stage.eve] transaction in
                let store = SettingsStore(organization: organization, transaction: transaction)
                let bad = SettingsDocument(
                    .taskSettings(TaskSettings(dueDays: -1, perMeetingMax: -5)))
                try store.write(
                    [
                        SettingsWrite(
                            user: eve, category: .taskSettings, hash: try store.keep(bad), origin: .edit)
                    ], actor: eve)
            }
            let plan = try await stage.settings.previewPush(
                to: .team(stage.team), categories: [.taskSettings, .companyDetails], as: stage.actor)
            let tasks = try #require(plan.categories.first { $0.category == .taskSettings })
            #expect(tasks.source == .invalid && tasks.changed == 0 && tasks.failed == 2)
            #expect(!tasks.issues.isEmpty && tasks.groups.first?.failure != nil)
            #expect(plan.source.findings.contains { $0.id == "value_broken" })
        }
    }

    @Test("PROV-3: a plan says for how many tasks would be switched on")
    func tasks() async throws {
        try await SettingsStage.with { stage in
            try await stage.set(.taskSettings(TaskSettings(isEnabled: true, dueDays: 9)), for: stage.bob)
            let plan = try await stage.settings.previewPush(
                to: .team(stage.team), categories: [.taskSettings], as: stage.actor)
            #expect(plan.categories.first?.enablesTasks == 1 && plan.categories.first?.changed == 2)
            #expect(plan.notices.contains { $0.code == "tasks_enabled" && $0.rule == "PROV-3" })
        }
    }

    @Test("ACC-5, ACC-7, SET-7: who is skipped and what is left out for spectators is told, with the rule")
    func leftOut() async throws {
        try await SettingsStage.with { stage in
            let plan = try await stage.settings.previewPush(
                to: .team(stage.team), categories: SampleSettings.usual, as: stage.actor)
            #expect(plan.skipped.map(\.rule) == ["ACC-5"] && plan.skipped.map(\.count) == [1])
            for category in plan.categories {
                let isAllowed = CategoryAccess.allowed(category.category, .spectator)
                #expect(category.leftOut.map(\.rule) == (isAllowed ? [] : ["ACC-7"]), "\(category.category)")
            }
        }
    }

    @Test(
        "T-17, ACC-6: the plan of a Sync with Admin names whom the keys act as; not shared, they are refused and the rest passes"
    )
    func actsAs() async throws {
        try await SettingsStage.with(mocks: [.hubSpot()]) { stage in
            try await stage.fixture.connect(stage.actor)
            let plan = try await stage.settings.previewSyncWithAdmin(from: stage.eve, as: stage.bobActor)
            let notice = try #require(plan.notices.first { $0.code == "acts_as" })
            let actsAs = try #require(plan.keys?.source.keys.first?.actsAs)
            #expect(notice.rule == "ACC-6" && notice.message.contains(actsAs))
            #expect(plan.keys?.counts["hubspot"]?.copied == 1 && plan.keys?.bindings["hubspot"]?[.bound] == 1)
            try await stage.settings.setSharesKeys(false, as: stage.actor)
            let refused = try await stage.settings.previewSyncWithAdmin(from: stage.eve, as: stage.bobActor)
            #expect(refused.keysRefused?.rule == "ACC-6" && refused.keys == nil)
            #expect(refused.categories.first { $0.category == .crmKeys }?.source == .refused)
            #expect(refused.categories.first { $0.category == .companyDetails }?.changed == 1)
        }
    }

    @Test("A plan's targets are listed by page, each with what would become of each category")
    func targets() async throws {
        try await SettingsStage.with(extraMembers: 3) { stage in
            try await stage.set(SampleSettings.value(.companyDetails), for: stage.bob)
            let plan = try await stage.settings.previewPush(
                to: .team(stage.team), categories: [.companyDetails, .taskSettings], as: stage.actor)
            var all: [PlannedSettingsTarget] = []
            var cursor: UserID?
            repeat {
                let page = try await stage.settings.targets(of: plan, after: cursor, limit: 2, as: stage.actor)
                #expect(page.elements.count <= 2)
                all += page.elements
                cursor = page.next
            } while cursor != nil
            #expect(all.count == 7 && all.map(\.user) == all.map(\.user).sorted())
            let bob = try #require(all.first { $0.user == stage.bob })
            #expect(bob.entries.map(\.effect) == [.unchanged, .change])
            let dan = try #require(all.first { $0.user == stage.dan })
            #expect(dan.entries.map(\.effect) == [.change, .leftOut] && dan.entries[1].failure?.rule == "ACC-7")
            #expect(all.count { $0.skipped?.rule == "ACC-5" } == 1)
        }
    }

    @Test("A plan survives being written as JSON and read again, and can be applied then")
    func codable() async throws {
        try await SettingsStage.with { stage in
            let plan = try await stage.settings.previewPush(
                to: .team(stage.team), categories: SampleSettings.usual, as: stage.actor)
            let encoder = JSONEncoder()
            encoder.dateEncodingStrategy = .millisecondsSince1970
            let decoder = JSONDecoder()
            decoder.dateDecodingStrategy = .millisecondsSince1970
            let read = try decoder.decode(SettingsPlan.self, from: try encoder.encode(plan))
            #expect(read.digest == plan.digest && read.categories == plan.categories)
            let run = try await stage.settings.apply(read, as: stage.actor).result()
            #expect(run.state == .succeeded)
        }
    }
}
