import CRMGatewayTesting
import Foundation
import MalformedInputs
import Testing
import Workspace

@testable import CRMGateway

@Suite("Malformed inputs of reading, editing, previewing and comparing settings")
struct MalformedSettingsTests {
    @Test("SET-10, ACC-10, I-21: set takes no malformed value, names code and path, and writes nothing")
    func values() async throws {
        try await check { stage in
            MalformedSettings.titles.map { bad in
                MalformedCase(bad.name, code: bad.code, field: bad.field) {
                    _ = try await stage.settings.set(.meetingTitles, to: bad.json, as: stage.bobActor)
                }
            }
        }
    }

    @Test("T-42: set and clear take no malformed idempotency key")
    func keys() async throws {
        try await check { stage in
            let json = stage.json(SampleSettings.value(.meetingTitles))
            return MalformedCase.each(MalformedInputs.idempotencyKeys(), field: "idempotencyKey") { key in
                _ = try await stage.settings.set(.meetingTitles, to: json, as: stage.bobActor, idempotencyKey: key)
            }
                + MalformedCase.each(MalformedInputs.idempotencyKeys(), field: "idempotencyKey") { key in
                    _ = try await stage.settings.clear(.meetingTitles, as: stage.bobActor, idempotencyKey: key)
                }
        }
    }

    @Test("ACC-4: set and clear answer alike for whomever else is named")
    func owners() async throws {
        try await check { stage in
            let json = stage.json(SampleSettings.value(.meetingTitles))
            let ids = try await stage.badUsers(code: "not_own_settings")
            return MalformedCase.each(ids, field: "user") { id in
                _ = try await stage.settings.set(.meetingTitles, to: json, for: UserID(rawValue: id), as: stage.actor)
            }
                + MalformedCase.each(ids, field: "user") { id in
                    _ = try await stage.settings.clear(.meetingTitles, for: UserID(rawValue: id), as: stage.actor)
                }
        }
    }

    @Test("ACC-4: whoever isn't there is not found, whatever is read of them", arguments: Reading.allCases)
    func readers(_ reading: Reading) async throws {
        try await check { stage in
            MalformedCase.each(try await stage.badUsers(), field: "user") { id in
                try await reading.read(UserID(rawValue: id), of: stage)
            }
        }
    }

    @Test("ACC-4: previews find nobody who isn't there; a source that isn't there is not found either")
    func previews() async throws {
        try await check { stage in
            let users = try await stage.badUsers()
            let teams = MalformedInputs.ids(near: stage.team.rawValue, elsewhere: nil, code: "team_not_found")
            return MalformedCase.each(users, field: "user") { id in
                _ = try await stage.settings.previewPush(to: .user(UserID(rawValue: id)), as: stage.actor)
            }
                + MalformedCase.each(teams, field: "team") { id in
                    _ = try await stage.settings.previewPush(to: .team(TeamID(rawValue: id)), as: stage.actor)
                }
                + MalformedCase.each(users, field: "from") { id in
                    _ = try await stage.settings.previewSyncWithAdmin(
                        from: UserID(rawValue: id), as: stage.bobActor)
                }
                + [
                    MalformedCase("no category", code: "categories_empty", field: "categories") {
                        _ = try await stage.settings.previewPush(
                            to: .team(stage.team), categories: [], as: stage.actor)
                    },
                    MalformedCase("keys cleared", code: "category_not_clearable", field: "clearing") {
                        _ = try await stage.settings.previewPush(
                            to: .team(stage.team), clearing: [.crmKeys], as: stage.actor)
                    },
                ]
        }
    }

    @Test("T-33: a plan with another digest is stale; one for a team that isn't there finds none")
    func plans() async throws {
        try await check { stage in
            let plan = try await stage.settings.previewPush(
                to: .team(stage.team), categories: [.companyDetails], as: stage.actor)
            let digests = MalformedInputs.ids(near: plan.digest, elsewhere: nil, code: "plan_stale")
            let teams = MalformedInputs.ids(near: stage.team.rawValue, elsewhere: nil, code: "team_not_found")
            let moved: @Sendable (String) -> SettingsPlan = { team in
                SettingsPlan(
                    SettingsPushRequest(to: .team(TeamID(rawValue: team)), categories: [.companyDetails]),
                    source: plan.source, madeAt: plan.madeAt, digest: plan.digest)
            }
            return MalformedCase.each(digests, field: nil) { digest in
                let other = SettingsPlan(plan.request, source: plan.source, madeAt: plan.madeAt, digest: digest)
                _ = try await stage.settings.apply(other, as: stage.actor)
            }
                + MalformedCase.each(teams, field: "team") {
                    _ = try await stage.settings.apply(moved($0), as: stage.actor)
                }
                + MalformedCase.each(teams, field: "team") {
                    _ = try await stage.settings.targets(of: moved($0), as: stage.actor)
                }
        }
    }

    @Test("ACC-4: drift finds no team and no admin who isn't there")
    func drift() async throws {
        try await check { stage in
            let admins = try await stage.badUsers()
            let teams = MalformedInputs.ids(near: stage.team.rawValue, elsewhere: nil, code: "team_not_found")
            return MalformedCase.each(teams, field: "team") { id in
                _ = try await stage.settings.drift(of: TeamID(rawValue: id), against: stage.eve, as: stage.actor)
            }
                + MalformedCase.each(admins, field: "admin") { id in
                    _ = try await stage.settings.drift(
                        of: stage.team, against: UserID(rawValue: id), reportsDrift: true, as: stage.actor)
                }
                + MalformedCase.each(teams, field: "team") { id in
                    _ = try await stage.settings.driftMembers(
                        of: TeamID(rawValue: id), against: stage.eve, as: stage.actor)
                }
                + MalformedCase.each(admins, field: "admin") { id in
                    _ = try await stage.settings.driftMembers(
                        of: stage.team, against: UserID(rawValue: id), as: stage.actor)
                }
        }
    }

    @Test("ACC-1: whoever isn't there switches no sharing, and edits nothing")
    func actors() async throws {
        try await check { stage in
            let json = stage.json(SampleSettings.value(.meetingTitles))
            let actors = try await stage.badUsers(code: "actor_unknown")
            return MalformedCase.each(actors, field: nil) { id in
                try await stage.settings.setSharesKeys(
                    false, as: .user(UserID(rawValue: id), of: stage.organization))
            }
                + MalformedCase.each(actors, field: nil) { id in
                    _ = try await stage.settings.set(
                        .meetingTitles, to: json, as: .user(UserID(rawValue: id), of: stage.organization))
                }
        }
    }

    /// What is read of one person.
    enum Reading: CaseIterable {
        case get, all, provenance, history, sharing, readiness

        func read(_ user: UserID, of stage: SettingsStage) async throws {
            let (settings, actor) = (stage.settings, stage.actor)
            switch self {
            case .get: _ = try await settings.get(.meetingTitles, of: user, as: actor)
            case .all: _ = try await settings.all(of: user, as: actor)
            case .provenance: _ = try await settings.provenance(of: user, as: actor)
            case .history: _ = try await settings.history(of: .meetingTitles, of: user, as: actor)
            case .sharing: _ = try await settings.sharesKeys(of: user, as: actor)
            case .readiness: _ = try await settings.readiness(of: user, as: actor)
            }
        }
    }

    private func check(_ cases: (SettingsStage) async throws -> [MalformedCase]) async throws {
        try await SettingsStage.with { stage in
            let problems = try await MalformedCheck(stage.fixture.store).problems(of: try await cases(stage))
            #expect(problems == [])
        }
    }
}

extension SettingsStage {
    /// Ids of nobody in the organization.
    fileprivate func badUsers(code: String = "user_not_found") async throws -> [MalformedText] {
        MalformedInputs.ids(
            near: bob.rawValue, elsewhere: try await elsewhere().admin.id.rawValue, code: code)
    }
}
