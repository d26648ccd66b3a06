import CRMGatewayTesting
import Testing
import Workspace

@testable import CRMGateway

@Suite("To whom settings are pushed, and from whom they are taken, by name")
struct NamedPeopleTests {
    /// Operations and rules of what was refused to somebody, each once: the same within a minute is counted (T-35).
    private func refusals(of user: UserID, _ stage: SettingsStage) async throws -> Set<String> {
        let entries = try await stage.gateway.audit.list(limit: 1_000, as: stage.fixture.admin)
        return Set(
            entries.filter { $0.outcome == "refused" && $0.actor == user.rawValue }
                .map { "\($0.operation.rawValue) \($0.rule ?? "")" })
    }

    @Test("ACC-4, ACC-10: who may not push is refused alike, whomever they name; audited as a push, or as a preview")
    func push() async throws {
        try await SettingsStage.with { stage in
            let (settings, bob) = (stage.gateway.settings, Actor.user(stage.bob, of: stage.organization))
            let team = try await stage.gateway.directory.team(stage.team, as: stage.fixture.admin).name.text
            let byID = await refusal { try await stage.push(as: bob) }
            let names: [ScopeName] = [
                .user(email: "bob@example.com"), .user(email: "cara@example.com"), .user(email: "who@example.com"),
                .team(named: team), .team(named: "None"), .members(emails: ["no address"], ofTeamNamed: team),
            ]
            for (name, isPreview) in names.flatMap({ [($0, false), ($0, true)] }) {
                let error = await refusal { try await settings.scope(name, isPreview: isPreview, as: bob) }
                #expect(error == byID && error?.rule == "ACC-4", "\(name)")
            }
            #expect(try await refusals(of: stage.bob, stage) == ["sync.settings ACC-4", "settings.preview ACC-4"])
            #expect(try await settings.scope(names[1], as: stage.actor) == .user(stage.cara))
            #expect(try await settings.scope(names[3], isPreview: true, as: stage.actor) == .team(stage.team))
        }
    }

    @Test("ACC-4: people and teams of nowhere, or of another organization, are not found by an admin, alike")
    func notFound() async throws {
        try await SettingsStage.with { stage in
            let directory = stage.gateway.directory
            let other = try await directory.createOrganization(
                name: "Other", admin: UserDraft(firstName: "O", lastName: "T", email: "other@example.net"))
            _ = try await directory.createTeam(
                name: "Theirs", primaryAdmin: other.admin.id, as: .user(other.admin.id, of: other.organization.id))
            for isPreview in [false, true] {
                let find = { try await stage.gateway.settings.scope($0, isPreview: isPreview, as: stage.actor) }
                let users = await [
                    refusal { try await find(.user(email: "other@example.net")) },
                    refusal { try await find(.user(email: "never@example.net")) },
                ]
                #expect(users[0] == users[1] && users[0]?.code == "user_not_found" && users[0]?.field == "user")
                let teams = await [
                    refusal { try await find(.team(named: "Theirs")) },
                    refusal { try await find(.team(named: "Never")) },
                ]
                #expect(teams[0] == teams[1] && teams[0]?.code == "team_not_found" && teams[0]?.field == "team")
            }
            #expect(try await refusals(of: stage.eve, stage) == ["sync.settings ACC-4", "settings.preview ACC-4"])
        }
    }

    @Test("ACC-6, ACC-10: a source is named by those who may sync with an admin; of who is no admin they learn nothing")
    func source() async throws {
        try await SettingsStage.with { stage in
            let (settings, bob) = (stage.gateway.settings, Actor.user(stage.bob, of: stage.organization))
            _ = try await stage.gateway.directory.createOrganization(
                name: "Other", admin: UserDraft(firstName: "O", lastName: "T", email: "other@example.net"))
            #expect(try await settings.source(email: "EVE@example.com", as: bob) == stage.eve)
            #expect(try await settings.source(email: "eve@example.com", isPreview: true, as: bob) == stage.eve)
            var told: Set<GatewayError?> = []
            for email in ["cara@example.com", "bob@example.com", "other@example.net", "never@example.net"] {
                for isPreview in [false, true] {
                    told.insert(
                        await refusal { try await settings.source(email: email, isPreview: isPreview, as: bob) })
                }
            }
            #expect(told.count == 1 && told.first??.code == "source_is_no_admin")
            #expect(told.first??.rule == "ACC-6" && told.first??.field == "from")
            #expect(await refusal { try await settings.source(email: "no address", as: bob) }?.rule == "PROV-4")
            let audited: Set = ["sync.settings ACC-6", "settings.preview ACC-6", "sync.settings PROV-4"]
            #expect(try await refusals(of: stage.bob, stage) == audited)
        }
    }

    @Test("ACC-6: who can't sync with an admin is told so, whomever they name, in the words that an id gets")
    func sourceRefused() async throws {
        try await SettingsStage.with { stage in
            let cases: [(Actor, String)] = [
                (.user(stage.dan, of: stage.organization), "not_standard_user"),
                (stage.actor, "not_standard_user"), (.system(of: stage.organization), "not_own_dashboard"),
                (.user(UserID(rawValue: "nobody"), of: stage.organization), "actor_unknown"),
            ]
            for (actor, code) in cases {
                let byID = await refusal { try await stage.gateway.syncWithAdmin(from: stage.eve, as: actor) }
                for email in ["eve@example.com", "cara@example.com", "never@example.com", "no address"] {
                    let error = await refusal { try await stage.gateway.settings.source(email: email, as: actor) }
                    #expect(error?.code == code && error == byID, "\(email)")
                }
            }
        }
    }

    @Test("ACC-6, ACC-12: who undoes their own Sync with Admin finds themselves alone, whoever else is there")
    func undoOwn() async throws {
        try await SettingsStage.with { stage in
            let (runs, bob) = (stage.gateway.runs, Actor.user(stage.bob, of: stage.organization))
            let run = try await stage.gateway.syncWithAdmin(from: stage.eve, as: bob).result()
            #expect(try await runs.users(emails: ["Bob@example.com"], toUndo: run.id, as: bob) == [stage.bob])
            let others = await [
                refusal { try await runs.users(emails: ["cara@example.com"], toUndo: run.id, as: bob) },
                refusal { try await runs.users(emails: ["never@example.com"], toUndo: run.id, as: bob) },
            ]
            #expect(others[0] == others[1] && others[0]?.code == "user_not_found" && others[0]?.rule == "ACC-4")
            #expect(try await refusals(of: stage.bob, stage) == ["run.undo ACC-4"])
            let users = try await runs.users(emails: ["cara@example.com"], toUndo: run.id, as: stage.fixture.admin)
            #expect(users == [stage.cara], "who may sync finds everybody")
        }
    }
}
