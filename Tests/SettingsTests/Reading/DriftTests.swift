import CRMGatewayTesting
import Foundation
import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("Drift of a team against an admin")
struct DriftTests {
    @Test("DRIFT: after a push nobody differs; who edits since differs, in what they edited")
    func edited() async throws {
        try await SettingsStage.with { stage in
            _ = try await stage.push(Set(SampleSettings.documentCategories))
            let none = try await drift(stage)
            #expect(!none.isFound && none.categories.map(\.category) == Settings.documentCategories)
            try await stage.edit(SampleSettings.value(.meetingTitles, "mine"), as: stage.bobActor)
            let found = try await drift(stage)
            #expect(found.isFound && found.categories.filter { $0.differing > 0 }.map(\.category) == [.meetingTitles])
            let titles = try #require(found.categories.first { $0.category == .meetingTitles })
            #expect(titles.differing == 1 && titles.same == 2 && titles.leftOut == 1)
            #expect(titles.groups.map(\.edited) == [1] && titles.groups[0].first == stage.bob)
            #expect(titles.groups[0].changes.contains { $0.path.hasSuffix("pattern") && $0.kind == .changed })
        }
    }

    @Test("DRIFT: own owner properties and own stages are no drift; a spectator isn't compared in what they can't have")
    func own() async throws {
        try await SettingsStage.with { stage in
            _ = try await stage.push([.customProperties, .pipelineStages])
            let own = SampleSettings.property("owner", isOwner: true)
            try await stage.edit(
                .customProperties(
                    CustomPropertySettings(properties: [SampleSettings.property("amount", "acme"), own])),
                as: stage.bobActor)
            try await stage.set(stagesOfBob, for: stage.bob)
            let found = try await drift(stage, [.customProperties, .pipelineStages])
            #expect(!found.isFound && found.categories.map(\.same) == [2, 2])
            // The primary admin (ACC-5) and the spectator (ACC-7).
            #expect(found.categories.map(\.leftOut) == [2, 2])
        }
    }

    /// Eve's stages, and one of Bob's own behind them.
    private var stagesOfBob: SettingsValue {
        guard case .pipelineStages(var settings) = SampleSettings.stages(["open", "won"], "acme") else {
            return SampleSettings.stages([])
        }
        settings.pipelines[0].stages.append(StageSetting(id: "zz_mine", label: "Mine", order: 9))
        return .pipelineStages(settings)
    }

    @Test("DRIFT, SET-5: where the admin has nothing nobody differs; where the value is broken it says so")
    func emptyAndBroken() async throws {
        try await SettingsStage.with(configured: [.taskSettings]) { stage in
            try await stage.change("UPDATE settings_document SET content = '{\"schema\":99}'", [])
            let found = try await drift(stage, [.taskSettings, .meetingTitles])
            let byCategory = Dictionary(uniqueKeysWithValues: found.categories.map { ($0.category, $0) })
            #expect(byCategory[.meetingTitles]?.source == .empty && byCategory[.taskSettings]?.source == .invalid)
            #expect(byCategory[.taskSettings]?.failure?.code == "settings_unreadable" && !found.isFound)
        }
    }

    @Test("DRIFT: what drift tells is what a push would change, over random states", arguments: 21...28)
    func likePush(_ seed: UInt64) async throws {
        try await SettingsStage.with(configured: [], extraMembers: 5) { stage in
            var random = SettingsRandom(seed: seed)
            let members = try await stage.gateway.directory.members(of: stage.team, as: stage.fixture.admin).elements
            for user in [stage.eve] + members.map(\.user) {
                for category in SampleSettings.documentCategories where random.next(below: 3) > 0 {
                    try await stage.set(random.value(of: category), for: user)
                }
            }
            let found = try await drift(stage)
            let plan = try await stage.settings.previewPush(
                to: .team(stage.team), categories: Set(SampleSettings.documentCategories), as: stage.actor)
            for planned in plan.categories {
                let category = try #require(found.categories.first { $0.category == planned.category })
                #expect(category.differing == planned.changed && category.same == planned.unchanged, "\(seed)")
            }
            let page = try await stage.settings.driftMembers(
                of: stage.team, against: stage.eve, limit: 100, as: stage.actor)
            for category in found.categories {
                let named = page.elements.count { member in
                    member.entries.contains { $0.category == category.category && $0.failure == nil }
                }
                #expect(named == category.differing, "\(seed) \(category.category)")
            }
        }
    }

    @Test("DRIFT: members are listed by page, with what differs for each")
    func pages() async throws {
        try await SettingsStage.with(extraMembers: 4) { stage in
            try await stage.set(SampleSettings.value(.companyDetails), for: stage.bob)
            var all: [DriftMember] = []
            var cursor: UserID?
            repeat {
                let page = try await stage.settings.driftMembers(
                    of: stage.team, against: stage.eve, categories: [.companyDetails], after: cursor, limit: 3,
                    as: stage.actor)
                all += page.elements
                cursor = page.next
            } while cursor != nil
            #expect(all.count == 8 && all.map(\.user) == all.map(\.user).sorted())
            // All but the primary admin and Bob.
            #expect(all.count { !$0.entries.isEmpty } == 6)
        }
    }

    @Test("The admin's own membership is no drift, and isn't counted as the same")
    func adminOnTeam() async throws {
        try await SettingsStage.with(configured: [.companyDetails]) { stage in
            try await stage.gateway.directory.addMembers(
                [TeamPlacement(stage.eve, as: .secondaryAdmin)], to: stage.team, as: stage.fixture.admin)
            let found = try await drift(stage, [.companyDetails])
            #expect(found.categories[0].same == 0 && found.categories[0].differing == 3)
            #expect(found.categories[0].leftOut == 2)
        }
    }

    @Test("ACC-12: drift is for admins of the organization, and for scheduled work")
    func access() async throws {
        try await SettingsStage.with { stage in
            let error = await refusal {
                try await stage.settings.drift(of: stage.team, against: stage.eve, as: stage.bobActor)
            }
            #expect(error?.rule == "ACC-12" && error?.code == "role_too_low")
            let noAdmin = await refusal {
                try await stage.settings.drift(of: stage.team, against: stage.bob, as: stage.actor)
            }
            #expect(noAdmin?.code == "source_is_no_admin" && noAdmin?.field == "admin")
            let system = Actor.system(of: stage.organization)
            #expect(try await stage.settings.drift(of: stage.team, against: stage.eve, as: system).isFound)
            let elsewhere = try await stage.elsewhere()
            let foreign = Actor.user(elsewhere.admin.id, of: elsewhere.organization.id)
            let probing = await refusal {
                try await stage.settings.drift(of: stage.team, against: stage.eve, as: foreign)
            }
            #expect(probing?.code == "team_not_found" && probing?.rule == "ACC-4")
        }
    }

    @Test("DRIFT: an event is left for the host when it is asked for, and only where somebody differs")
    func event() async throws {
        try await SettingsStage.with { stage in
            _ = try await drift(stage)
            let system = Actor.system(of: stage.organization)
            _ = try await stage.settings.drift(
                of: stage.team, against: stage.eve, categories: [.companyDetails, .taskSettings], reportsDrift: true,
                as: system)
            let events = try await stage.gateway.events.read(as: stage.fixture.admin)
            let found = events.compactMap { event in
                if case .driftFound(let content) = event.content { content } else { nil }
            }
            #expect(
                found == [
                    DriftFoundEvent(
                        team: stage.team, admin: stage.eve, members: 3, categories: [.companyDetails, .taskSettings])
                ])
            _ = try await stage.push([.companyDetails])
            _ = try await stage.settings.drift(
                of: stage.team, against: stage.eve, categories: [.companyDetails], reportsDrift: true, as: system)
            let later = try await stage.gateway.events.read(as: stage.fixture.admin)
            let again = later.count { if case .driftFound = $0.content { true } else { false } }
            #expect(again == 1)
        }
    }

    @Test(
        "DRIFT: of 10,000 members the number of queries is that of 10: a query for each category, not one for each member"
    )
    func queries() async throws {
        try await SettingsStage.with { stage in
            let store = CountingDriver(stage.fixture.store)
            let gateway = try await stage.fixture.reopened(over: store)
            let small = try await store.counting {
                _ = try await gateway.settings.drift(of: stage.team, against: stage.eve, as: stage.actor)
            }
            try await stage.crowd(10_000)
            let large = try await store.counting {
                let found = try await gateway.settings.drift(of: stage.team, against: stage.eve, as: stage.actor)
                #expect(found.categories.allSatisfy { $0.same + $0.differing + $0.leftOut == 10_004 })
            }
            // Documents are read by the hundred: one statement more for those of the crowd, in each category that has any.
            #expect(large <= small + 2 * Settings.documentCategories.count && large < 80, "\(small), \(large)")
        }
    }

    private func drift(
        _ stage: SettingsStage, _ categories: Set<Workspace.Category> = Set(SampleSettings.documentCategories)
    ) async throws -> TeamDrift {
        try await stage.settings.drift(of: stage.team, against: stage.eve, categories: categories, as: stage.actor)
    }
}
