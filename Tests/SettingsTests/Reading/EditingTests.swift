import CRMGatewayTesting
import ConnectorKit
import Foundation
import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("Settings are read and edited by the person whose they are")
struct EditingTests {
    @Test(
        "PROV-3: where nothing is set the defaults hold, and tasks are off",
        arguments: SampleSettings.documentCategories)
    func defaults(_ category: Workspace.Category) async throws {
        try await SettingsStage.with(configured: []) { stage in
            let entry = try await stage.settings.get(category, of: stage.bob, as: stage.bobActor)
            #expect(entry.isDefault && entry.value == SettingsValue.standard(category) && entry.version == 0)
            #expect(entry.document == nil && entry.overlay == nil && !entry.provenance.isSet)
            if case .taskSettings(let tasks) = entry.value { #expect(!tasks.isEnabled) }
        }
    }

    @Test("A value that was set is read back equal, as one version, with an audit entry; the same again writes nothing")
    func set() async throws {
        try await SettingsStage.with(configured: []) { stage in
            for category in SampleSettings.documentCategories {
                let value = SampleSettings.value(category)
                let edit = try await stage.edit(value, as: stage.bobActor)
                #expect(edit.isChanged && edit.entry.value == value && edit.entry.version == 1, "\(category)")
                #expect(!edit.changes.isEmpty && edit.changes.allSatisfy { $0.kind == .added }, "\(category)")
                let before = try await stage.digest()
                let again = try await stage.edit(value, as: stage.bobActor)
                #expect(!again.isChanged && again.changes.isEmpty && again.entry.version == 1)
                #expect(try await stage.digest() == before)
            }
            let log = try await stage.gateway.audit.list(limit: 100, as: stage.fixture.admin)
            #expect(log.count { $0.operation == .settingsEdit } == SampleSettings.documentCategories.count)
        }
    }

    @Test("SET-9: an edit of another version than the one that is there is refused, and changes nothing")
    func expected() async throws {
        try await SettingsStage.with(configured: []) { stage in
            let value = SampleSettings.value(.meetingTitles)
            _ = try await stage.settings.set(
                .meetingTitles, to: stage.json(value), expecting: 0, as: stage.bobActor)
            let other = stage.json(SampleSettings.value(.meetingTitles, "other"))
            let before = try await stage.digest()
            let error = await refusal {
                try await stage.settings.set(.meetingTitles, to: other, expecting: 0, as: stage.bobActor)
            }
            #expect(error?.code == "settings_changed" && error?.rule == "SET-9" && error?.field == "version")
            #expect(try await stage.digest() == before)
            let edit = try await stage.settings.set(.meetingTitles, to: other, expecting: 1, as: stage.bobActor)
            #expect(edit.entry.version == 2 && edit.changes.contains { $0.kind != .added })
        }
    }

    @Test("ACC-4, ACC-12: nobody edits another's settings, admins included; only admins read others'")
    func access() async throws {
        try await SettingsStage.with { stage in
            let value = stage.json(SampleSettings.value(.meetingTitles))
            for actor in [stage.actor, stage.fixture.admin, .system(of: stage.organization)] {
                let error = await refusal {
                    try await stage.settings.set(.meetingTitles, to: value, for: stage.bob, as: actor)
                }
                #expect(error?.code == "not_own_settings" && error?.rule == "ACC-4")
            }
            let own = try await stage.settings.get(.meetingTitles, of: stage.bob, as: stage.bobActor)
            #expect(own.isDefault)
            #expect(try await stage.settings.get(.meetingTitles, of: stage.bob, as: stage.actor).isDefault)
            let error = await refusal {
                try await stage.settings.get(.meetingTitles, of: stage.eve, as: stage.bobActor)
            }
            #expect(error?.code == "role_too_low" && error?.rule == "ACC-12")
            let unknown = await refusal {
                try await stage.settings.get(.meetingTitles, of: UserID(rawValue: "nobody"), as: stage.bobActor)
            }
            #expect(unknown == error)
        }
    }

    @Test("ACC-7: a spectator can't set what a spectator isn't given", arguments: SampleSettings.documentCategories)
    func spectator(_ category: Workspace.Category) async throws {
        try await SettingsStage.with(configured: []) { stage in
            let error = await refusal { try await stage.edit(SampleSettings.value(category), as: stage.danActor) }
            let isAllowed = CategoryAccess.allowed(category, .spectator)
            #expect(error?.code == (isAllowed ? nil : "spectator_category"))
            #expect(error?.rule == (isAllowed ? nil : "ACC-7"))
        }
    }

    @Test(
        "SET-10: a value is refused with the path of each fault, CRMs that aren't there among them; nothing is written")
    func faults() async throws {
        try await SettingsStage.with(configured: []) { stage in
            let json = Data(
                """
                {"properties": [
                    {"crm": "zzz", "object": "deal", "name": "a", "label": "A", "type": "text"},
                    {"crm": "hubspot", "object": "deal", "name": "b", "label": "B", "type": "text"},
                    {"crm": "aaa", "object": "deal", "name": "c", "label": "C", "type": "text"}]}
                """.utf8)
            let before = try await stage.digest()
            let issues = stage.settings.issues(in: json, of: .customProperties)
            #expect(issues.map(\.path) == ["properties[0].crm", "properties[2].crm"])
            #expect(issues.allSatisfy { $0.code == "settings_crm_unknown" && $0.nextStep.contains("hubspot") })
            let error = await refusal {
                try await stage.settings.set(.customProperties, to: json, as: stage.bobActor)
            }
            #expect(error?.field == "properties[0].crm" && error?.message.contains("1 more") == true)
            #expect(try await stage.digest() == before)
        }
    }

    @Test("Owner properties of an edit become the user's own part, and survive a push and a clear (I-27)")
    func owners() async throws {
        try await SettingsStage.with { stage in
            let own = SampleSettings.property("owner", isOwner: true)
            let mine = SettingsValue.customProperties(
                CustomPropertySettings(properties: [SampleSettings.property("size"), own]))
            let edit = try await stage.edit(mine, as: stage.bobActor)
            #expect(edit.entry.overlay == .ownerProperties([own]) && edit.entry.value == SettingsDocument(mine).value)
            _ = try await stage.push([.customProperties])
            let pushed = try await stage.settings.get(.customProperties, of: stage.bob, as: stage.bobActor)
            #expect(pushed.overlay == .ownerProperties([own]) && pushed.provenance.handedOver?.source == stage.eve)
            let cleared = try await stage.settings.clear(.customProperties, as: stage.bobActor)
            #expect(cleared.isChanged && cleared.entry.document == nil)
            #expect(cleared.entry.value == .customProperties(CustomPropertySettings(properties: [own])))
            #expect(try await !stage.settings.clear(.customProperties, as: stage.bobActor).isChanged)
        }
    }

    @Test("PROVENANCE: run, admin and moment of the hand-over, and whether it was edited since")
    func provenance() async throws {
        try await SettingsStage.with { stage in
            let run = try await stage.push([.meetingTitles, .companyDetails])
            try await stage.edit(SampleSettings.value(.meetingTitles, "mine"), as: stage.bobActor)
            let told = try await stage.settings.provenance(of: stage.bob, as: stage.bobActor)
            let byCategory = Dictionary(uniqueKeysWithValues: told.settings.map { ($0.category, $0) })
            let titles = try #require(byCategory[.meetingTitles])
            #expect(titles.isEdited && titles.origin == .edit && titles.version == 2)
            let company = try #require(byCategory[.companyDetails])
            #expect(!company.isEdited && company.origin == .push && company.version == 1)
            for handed in [titles.handedOver, company.handedOver] {
                #expect(handed?.run == run.id && handed?.source == stage.eve && handed?.actor == stage.eve)
                #expect(handed?.origin == .push && handed?.version == 1)
            }
            let never = try #require(byCategory[.emailTemplates])
            #expect(never.origin == nil && never.version == 0 && !never.isSet && never.changedAt == nil)
            _ = try await stage.push([.meetingTitles])
            let again = try await stage.settings.provenance(of: stage.bob, as: stage.actor).settings
            #expect(again.first { $0.category == .meetingTitles }?.isEdited == false)
        }
    }

    @Test("PROVENANCE: what a user made all by themselves was handed over by nobody, and isn't edited since")
    func ownProvenance() async throws {
        try await SettingsStage.with(configured: []) { stage in
            try await stage.edit(SampleSettings.value(.meetingTitles), as: stage.bobActor)
            try await stage.edit(SampleSettings.value(.meetingTitles, "b"), as: stage.bobActor)
            let told = try await stage.settings.get(.meetingTitles, of: stage.bob, as: stage.bobActor).provenance
            #expect(told.handedOver == nil && !told.isEdited && told.version == 2)
        }
    }

    @Test("PROVENANCE: keys tell whether they are one's own connection or a copy, and of which run")
    func keyProvenance() async throws {
        try await SettingsStage.with(mocks: [.hubSpot()]) { stage in
            try await stage.fixture.connect(stage.actor)
            let run = try await stage.push([.crmKeys, .companyDetails])
            let bob = try await stage.settings.provenance(of: stage.bob, as: stage.bobActor).keys
            #expect(bob.map(\.crm.rawValue) == ["hubspot"] && bob.first?.run == run.id)
            #expect(bob.first?.isOwnConnection == false)
            let eve = try await stage.settings.provenance(of: stage.eve, as: stage.actor).keys
            #expect(eve.first?.isOwnConnection == true && eve.first?.run == nil)
        }
    }

    @Test("A history tells each version, what it changed, and pages from the newest to the oldest")
    func history() async throws {
        try await SettingsStage.with { stage in
            try await stage.edit(SampleSettings.value(.meetingTitles, "one"), as: stage.bobActor)
            _ = try await stage.push([.meetingTitles])
            _ = try await stage.settings.clear(.meetingTitles, as: stage.bobActor)
            let first = try await stage.settings.history(
                of: .meetingTitles, of: stage.bob, limit: 2, as: stage.bobActor)
            #expect(first.elements.map(\.version) == [3, 2] && first.next == 2)
            #expect(
                first.elements.map(\.origin) == [.edit, .push] && first.elements.map(\.isCleared) == [true, false])
            #expect(first.elements[0].changes?.allSatisfy { $0.kind == .removed } == true)
            #expect(first.elements[1].changes?.isEmpty == false && first.elements[1].source == stage.eve)
            let rest = try await stage.settings.history(
                of: .meetingTitles, of: stage.bob, before: first.next, limit: 2, as: stage.bobActor)
            #expect(rest.elements.map(\.version) == [1] && rest.next == nil && rest.elements[0].actor == stage.bob)
            #expect(rest.elements[0].changes?.allSatisfy { $0.kind == .added } == true)
        }
    }

    @Test("ACC-6: an admin switches the sharing of keys off and on; a user has nothing to switch")
    func sharing() async throws {
        try await SettingsStage.with { stage in
            #expect(try await stage.settings.sharesKeys(of: stage.eve, as: stage.actor))
            #expect(try await stage.settings.setSharesKeys(false, as: stage.actor))
            #expect(try await !stage.settings.setSharesKeys(false, as: stage.actor))
            #expect(try await !stage.settings.sharesKeys(of: stage.eve, as: stage.fixture.admin))
            let error = await refusal { try await stage.settings.setSharesKeys(false, as: stage.bobActor) }
            #expect(error?.rule == "ACC-6" && error?.code == "role_too_low")
            let log = try await stage.gateway.audit.list(limit: 100, as: stage.fixture.admin)
            #expect(log.count { $0.operation == .keysShare && $0.outcome == "done" } == 1)
        }
    }

    @Test("A stored value that can't be read says so, and can be set anew")
    func unreadable() async throws {
        try await SettingsStage.with(configured: []) { stage in
            try await stage.edit(SampleSettings.value(.meetingTitles), as: stage.bobActor)
            try await stage.change("UPDATE settings_document SET content = '{\"schema\":99}'", [])
            let error = await refusal {
                try await stage.settings.get(.meetingTitles, of: stage.bob, as: stage.bobActor)
            }
            #expect(error?.code == "settings_unreadable")
            let all = try await stage.settings.all(of: stage.bob, as: stage.bobActor)
            #expect(all.filter { $0.failure != nil }.map(\.category) == [.meetingTitles])
            let edit = try await stage.edit(SampleSettings.value(.meetingTitles, "new"), as: stage.bobActor)
            #expect(edit.isChanged && edit.entry.failure == nil && edit.entry.version == 2)
        }
    }

    @Test("T-42: an edit under one idempotency key happens once; another input under it is refused")
    func idempotent() async throws {
        try await SettingsStage.with(configured: []) { stage in
            let one = stage.json(SampleSettings.value(.meetingTitles))
            let two = stage.json(SampleSettings.value(.meetingTitles, "two"))
            _ = try await stage.settings.set(.meetingTitles, to: one, as: stage.bobActor, idempotencyKey: "k1")
            _ = try await stage.settings.set(.meetingTitles, to: two, as: stage.bobActor)
            let replay = try await stage.settings.set(
                .meetingTitles, to: one, as: stage.bobActor, idempotencyKey: "k1")
            #expect(replay.entry.version == 2 && replay.entry.value == SampleSettings.value(.meetingTitles, "two"))
            let error = await refusal {
                try await stage.settings.set(.meetingTitles, to: two, as: stage.bobActor, idempotencyKey: "k1")
            }
            #expect(error?.code == "idempotency_key_reused")
        }
    }
}
