import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import MalformedInputs
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Verification
import Workspace

@Suite("Bad input to verifications is named, and writes nothing")
struct MalformedVerifyTests {
    @Test("T-15, I-21: whom or what is verified: each bad id is not found, and nothing is written")
    func scopes() async throws {
        try await VerifyStage.with(isSynced: false) { stage in
            let other = try await stage.gateway.directory.createOrganization(
                name: "Other", admin: UserDraft(firstName: "O", lastName: "T", email: "other@example.com"))
            let users = MalformedInputs.ids(
                near: stage.bob.rawValue, elsewhere: other.admin.id.rawValue, code: "user_not_found")
            let teams = MalformedInputs.ids(near: stage.team.rawValue, elsewhere: nil, code: "team_not_found")
            var cases = MalformedCase.each(users, field: "user") { text in
                _ = try await stage.verify(.user(UserID(rawValue: text)))
            }
            cases += MalformedCase.each(teams, field: "team") { text in
                _ = try await stage.verify(.team(TeamID(rawValue: text)))
            }
            cases += MalformedCase.each(users, field: "members") { text in
                _ = try await stage.verify(.members(stage.team, [UserID(rawValue: text)]))
            }
            let runs = MalformedInputs.ids(near: "run", elsewhere: nil, code: "run_not_found")
            cases += MalformedCase.each(runs, field: nil) { text in
                _ = try await stage.verify(following: RunID(rawValue: text))
            }
            let problems = try await MalformedCheck(stage.fixture.store).problems(of: cases)
            #expect(problems == [])
        }
    }

    @Test("I-21: checks and CRMs that aren't there, and selections of nothing, are refused by name")
    func questions() async throws {
        try await VerifyStage.with(isSynced: false) { stage in
            let names = MalformedInputs.ids(near: "connection.live", elsewhere: nil, code: "check_unknown")
            var cases = MalformedCase.each(names, field: "checks") { text in
                _ = try await stage.verify(checks: [CheckID(rawValue: text)])
            }
            cases.append(
                MalformedCase("no checks", code: "checks_empty", field: "checks") {
                    _ = try await stage.verify(checks: [])
                })
            cases.append(
                MalformedCase("no CRMs", code: "crms_empty", field: nil) { _ = try await stage.verify(crms: []) })
            cases.append(
                MalformedCase("another CRM", code: "crm_unknown", field: nil) {
                    _ = try await stage.verify(crms: ["hubspot", "notes"])
                })
            cases.append(
                MalformedCase("no members", code: "members_count", field: "members") {
                    _ = try await stage.verify(.members(stage.team, []))
                })
            let problems = try await MalformedCheck(stage.fixture.store).problems(of: cases)
            #expect(problems == [])
        }
    }

    @Test("T-42, I-21: bad idempotency keys are refused")
    func keys() async throws {
        try await VerifyStage.with(isSynced: false) { stage in
            let cases = MalformedCase.each(MalformedInputs.idempotencyKeys(), field: "idempotencyKey") { text in
                let request = VerifyRequest(scope: .team(stage.team), mode: .readOnly)
                _ = try await stage.gateway.verify(request, as: stage.admin, idempotencyKey: text)
            }
            let problems = try await MalformedCheck(stage.fixture.store).problems(of: cases)
            #expect(problems == [])
        }
    }

    @Test("ACC-4, I-21: bad ids of verifications are not found, whatever is asked of them")
    func runs() async throws {
        try await VerifyStage.with { stage in
            let run = try await stage.verify(.user(stage.bob))
            let sync = try await stage.gateway.syncCRM(to: .user(stage.bob), as: stage.admin).result()
            let reports = stage.gateway.verification
            let ids = MalformedInputs.ids(near: run.id.rawValue, elsewhere: sync.id.rawValue, code: "run_not_found")
            var cases = MalformedCase.each(ids, field: nil) { text in
                _ = try await reports.report(RunID(rawValue: text), as: stage.admin)
            }
            cases += MalformedCase.each(ids, field: nil) { text in
                _ = try await reports.people(of: RunID(rawValue: text), as: stage.admin)
            }
            cases += MalformedCase.each(ids, field: nil) { text in
                _ = try await reports.people([stage.bob], of: RunID(rawValue: text), as: stage.admin)
            }
            cases += MalformedCase.each(ids, field: nil) { text in
                _ = try await reports.reports(after: RunID(rawValue: text), as: stage.admin)
            }
            let none = MalformedInputs.ids(near: run.id.rawValue, elsewhere: nil, code: "run_not_found")
            cases += MalformedCase.each(none, field: nil) { text in
                _ = try await stage.gateway.runs.list(before: RunID(rawValue: text), as: stage.admin)
            }
            cases += MalformedCase.each(ids, field: nil) { text in
                _ = try await reports.difference(from: run.id, to: RunID(rawValue: text), as: stage.admin)
            }
            let problems = try await MalformedCheck(stage.fixture.store).problems(of: cases)
            #expect(problems == [])
        }
    }
}
