import CRMGatewayTesting
import MalformedInputs
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@testable import CRMGateway

@Suite("Who may push settings, to whom, and what a refused push leaves behind")
struct PushAccessTests {
    @Test("ACC-4, T-16: users and scheduled work don't push; a refused push writes nothing but its audit entry")
    func actors() async throws {
        try await SettingsStage.with { stage in
            let before = try await StoreDigest.read(stage.fixture.store)
            let cases: [(Actor, String)] = [
                (.user(stage.bob, of: stage.organization), "role_too_low"),
                (.user(UserID(rawValue: MalformedInputs.unknownID), of: stage.organization), "actor_unknown"),
                (.system(of: stage.organization), "source_needs_person"),
            ]
            for (actor, code) in cases {
                let error = await refusal { try await stage.push(as: actor) }
                #expect(error?.code == code)
            }
            let after = try await StoreDigest.read(stage.fixture.store)
            #expect(after.tables(changedSince: before) == [])
            let entries = try await stage.gateway.audit.list(limit: 1_000, as: stage.fixture.admin)
            #expect(entries.contains { $0.operation == .syncSettings && $0.outcome == "refused" && $0.rule == "ACC-4" })
        }
    }

    @Test("SET-3, SET-7: nothing selected, nobody selected or too many is refused, and keys aren't cleared")
    func nothing() async throws {
        try await SettingsStage.with { stage in
            let many = (0...SyncScope.membersMax).map { UserID(rawValue: "u\($0)") }
            let cases: [(String, SyncScope, Set<Category>, Set<Category>)] = [
                ("categories_empty", .team(stage.team), [], []),
                ("category_not_clearable", .team(stage.team), [], [.crmKeys]),
                ("members_count", .members(of: stage.team, [UserID]()), [.companyDetails], []),
                ("members_count", .members(of: stage.team, many), [.companyDetails], []),
            ]
            for (code, scope, categories, clears) in cases {
                let error = await refusal { try await stage.push(categories, to: scope, clearing: clears) }
                #expect(error?.code == code && error?.field?.isEmpty == false)
            }
            let runs = try await stage.count("SELECT COUNT(*) FROM run")
            #expect(runs == 0)
        }
    }

    @Test("T-15, ACC-4: ids that name nothing here are not found, alike, and write nothing")
    func malformedIDs() async throws {
        try await SettingsStage.with { stage in
            let elsewhere = try await stage.gateway.directory.createOrganization(
                name: "Elsewhere", admin: UserDraft(firstName: "Zed", lastName: "Zoe", email: "zed@example.net"))
            let foreign = elsewhere.admin.id.rawValue
            let (gateway, actor) = (stage.gateway, stage.actor)
            let users = MalformedInputs.ids(near: stage.bob.rawValue, elsewhere: foreign, code: "user_not_found")
            let teams = MalformedInputs.ids(near: stage.team.rawValue, elsewhere: nil, code: "team_not_found")
            let bob = Actor.user(stage.bob, of: stage.organization)
            let cases =
                MalformedCase.each(users, field: "user") { text in
                    _ = try await gateway.pushSettings(to: .user(UserID(rawValue: text)), as: actor)
                }
                + MalformedCase.each(teams, field: "team") { text in
                    _ = try await gateway.pushSettings(to: .team(TeamID(rawValue: text)), as: actor)
                }
                + MalformedCase.each(users, field: "from") { text in
                    _ = try await gateway.syncWithAdmin(from: UserID(rawValue: text), as: bob)
                }
            #expect(try await MalformedCheck(stage.fixture.store).problems(of: cases) == [])
        }
    }

    @Test("ACC-8, ACC-9, I-22: a push touches settings, runs and the audit log; nothing else is another byte")
    func nothingElse() async throws {
        try await SettingsStage.with { stage in
            let before = try await StoreDigest.read(stage.fixture.store)
            _ = try await stage.push(Set(SampleSettings.documentCategories))
            let after = try await StoreDigest.read(stage.fixture.store)
            let own: Set = [
                "settings_change", "settings_document", "settings_reference", "settings_trouble", "run", "run_event",
                "run_step", "lease", "gateway_event", "data_key",
            ]
            #expect(Set(after.tables(changedSince: before)).subtracting(own) == [])
        }
    }

    @Test("I-09, T-42: one idempotency key is one push; with another request it is an error")
    func idempotency() async throws {
        try await SettingsStage.with { stage in
            let (gateway, actor, team) = (stage.gateway, stage.actor, stage.team)
            let first = try await gateway.pushSettings(to: .team(team), as: actor, idempotencyKey: "once")
            let second = try await gateway.pushSettings(to: .team(team), as: actor, idempotencyKey: "once")
            #expect(first.id == second.id)
            _ = try await first.result()
            let other = await refusal {
                try await gateway.pushSettings(
                    to: .team(team), categories: [.companyDetails], as: actor, idempotencyKey: "once")
            }
            #expect(other?.code == "idempotency_key_reused")
        }
    }

    @Test("T-33, PREVIEW: a digest over versions holds while nothing changed, and is refused after any change")
    func stale() async throws {
        try await SettingsStage.with { stage in
            let request = SettingsPushRequest(to: .team(stage.team), categories: SampleSettings.usual)
            let runs = stage.gateway.runs
            let roster = runs.services.roster(of: request, actor: stage.actor)
            func digest() async throws -> String {
                try await stage.fixture.store.read { transaction in
                    let (pinned, _) = try PinnedSettings.pin(request, roster, keeps: false, in: transaction)
                    return try SettingsDigest.compute(pinned, roster, in: transaction)
                }
            }
            let first = try await digest()
            #expect(try await digest() == first)
            // A target's own change, a source's change, a seat, a member: each is seen.
            try await stage.set(SampleSettings.value(.companyDetails, "bobs"), for: stage.bob)
            let second = try await digest()
            try await stage.set(SampleSettings.value(.companyDetails, "eves"), for: stage.eve)
            let third = try await digest()
            try await stage.change(
                "UPDATE user_account SET seat = 'spectator', version = version + 1 WHERE id = $1",
                [.text(stage.cara.rawValue)])
            let fourth = try await digest()
            #expect(Set([first, second, third, fourth]).count == 4)
            let error = await refusal {
                try await runs.start(request, as: stage.actor, digest: third, idempotencyKey: nil)
            }
            #expect(error?.code == "plan_stale")
            let run = try await runs.start(request, as: stage.actor, digest: fourth, idempotencyKey: nil).result()
            #expect(run.state == .succeeded)
        }
    }
}
