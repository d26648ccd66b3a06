import CRMGatewayTesting
import ConnectorKit
import Foundation
import MockKit
import SQLStore
import SQLiteDriver
import Testing
import Verification
import Workspace

@testable import CRMGateway

@Suite("Who may verify whom, and who reads what of it")
struct VerifyAccessTests {
    @Test("ACC-12: a user verifies themselves, and nobody else")
    func oneself() async throws {
        try await VerifyStage.with { stage in
            let bob = Actor.user(stage.bob, of: stage.organization)
            let run = try await stage.verify(.user(stage.bob), as: bob)
            #expect(run.state == .succeeded && run.verificationReport?.people == 1)
            let scopes: [SyncScope] = [.user(stage.carol), .team(stage.team), .members(stage.team, [stage.bob])]
            for scope in scopes {
                let error = await refusal { try await stage.verify(scope, as: bob) }
                #expect(error?.code == "role_too_low" && error?.rule == "ACC-12", "\(scope)")
            }
        }
    }

    @Test("ACC-7: a spectator named alone is refused, in a team left out with the reason")
    func spectator() async throws {
        try await VerifyStage.with { stage in
            for scope in [SyncScope.user(stage.dan), .members(stage.team, [stage.dan])] {
                let error = await refusal { try await stage.verify(scope) }
                #expect(error?.code == "spectator_verification" && error?.rule == "ACC-7")
            }
            let run = try await stage.verify(.members(stage.team, [stage.bob, stage.dan]))
            #expect(run.verificationReport?.people == 1 && run.verificationReport?.leftOut.map(\.rule) == ["ACC-7"])
            #expect(try await stage.own(run.id).keys.contains(stage.dan) == false)
        }
    }

    @Test(
        "I-20, T-18: who became a spectator while a verification waited takes no part, and nothing is written for them",
        arguments: [true, false])
    func convertedMeanwhile(_ isAlone: Bool) async throws {
        try await VerifyStage.with { stage in
            let (mock, writes) = (stage.fixture.mock("hubspot"), stage.writes)
            mock.inject(.stall, on: .operation("hubspot.owners.list"), times: nil)
            let scope: SyncScope = isAlone ? .user(stage.bob) : .members(of: stage.team, [stage.bob, stage.dan])
            let run = try await stage.gateway.verify(VerifyRequest(scope: scope), as: stage.admin)
            for try await event in run.events() where event.progress?.phase == .readAccount { break }
            await stage.gateway.shutDown()
            let other = try await stage.fixture.reopened()
            _ = try await other.people.convertSeat(of: stage.bob, to: .spectator, as: stage.admin)
            mock.clearFaults()
            for handle in try await other.runs.resumeAll() { _ = try await handle.result() }
            let ended = try await other.runs.show(run.id, as: stage.admin)
            #expect(stage.writes == writes, "nobody is left for whom a record might be made")
            if isAlone {
                #expect(ended.state == .failed && ended.verificationFailure?.rule == "ACC-7")
            } else {
                let report = try #require(ended.verificationReport)
                #expect(report.people == 0 && report.leftOut.map(\.rule) == ["ACC-7"])
                #expect(report.leftOut.map(\.count) == [2] && report.conclusion == .notChecked)
            }
            let own = try await other.verification.people([stage.bob], of: run.id, as: stage.admin)
            #expect(own.isEmpty)
            await other.shutDown()
        }
    }

    @Test(
        "I-20, T-18: who becomes a spectator while the CRM is read takes no part, and nothing is written for them",
        arguments: [true, false])
    func convertedWhileRead(_ isAlone: Bool) async throws {
        try await VerifyStage.with { stage in
            let writes = stage.writes
            let gateway = try await stage.fixture.reopened(
                through: { next in
                    // Before the last thing that is read of the CRM; what is written comes after it.
                    MeddlingTransport(next: next, before: "hubspot.owners.list") {
                        _ = try await stage.gateway.people.convertSeat(of: stage.bob, to: .spectator, as: stage.admin)
                    }
                })
            let scope: SyncScope = isAlone ? .user(stage.bob) : .members(of: stage.team, [stage.bob, stage.dan])
            let run = try await stage.verify(scope, mode: .temporary, by: gateway)
            #expect(stage.writes == writes, "nobody is left for whom a record might be made")
            let user = try await stage.gateway.directory.user(stage.bob, as: stage.admin)
            #expect(user.seat == .spectator, "the conversion came in between")
            #expect(run.state != .succeeded && run.verificationReport?.conclusion != .passed)
            if isAlone { #expect(run.verificationFailure?.rule == "ACC-7") }
            #expect(try await stage.own(run.id)[stage.bob] == nil)
            await gateway.shutDown()
        }
    }

    @Test(
        "ACC-10, ACC-12: whom somebody may not verify by an id, they may not by a name either: audited as a verification"
    )
    func named() async throws {
        try await VerifyStage.with { stage in
            let (bob, reports) = (Actor.user(stage.bob, of: stage.organization), stage.gateway.verification)
            #expect(try await reports.scope(email: "BOB@example.com", as: bob) == .user(stage.bob))
            #expect(try await reports.scope(email: "carol@example.com", as: stage.admin) == .user(stage.carol))
            #expect(try await reports.scope(teamNamed: "sales", as: stage.admin) == .team(stage.team))
            for call in [
                { try await reports.scope(email: "carol@example.com", as: bob) },
                { try await reports.scope(email: "nobody@example.com", as: bob) },
                { try await reports.scope(teamNamed: "Sales", as: bob) },
            ] {
                let error = await refusal(call)
                #expect(error?.code == "role_too_low" && error?.rule == "ACC-12")
            }
            let entries = try await stage.gateway.audit.list(limit: 200, as: stage.admin)
            let refused = entries.filter { $0.outcome == "refused" && $0.actor == stage.bob.rawValue }
            // The same refusal again within a minute is counted, not written down (T-35); a minute may end in between.
            #expect(!refused.isEmpty && refused.allSatisfy { $0.operation == .verify && $0.rule == "ACC-12" })
            let user = await refusal { try await reports.scope(email: "nobody@example.com", as: stage.admin) }
            #expect(user?.code == "user_not_found" && user?.field == "user")
            let team = await refusal { try await reports.scope(teamNamed: "West", as: stage.admin) }
            #expect(team?.code == "team_not_found" && team?.field == "team")
            #expect(await refusal { try await reports.scope(email: "no address", as: stage.admin) }?.rule == "PROV-4")
        }
    }

    @Test("ACC-4, ACC-10: people and teams of nowhere are not found, and a refusal is in the audit log")
    func notFound() async throws {
        try await VerifyStage.with { stage in
            let other = try await stage.gateway.directory.createOrganization(
                name: "Other", admin: UserDraft(firstName: "O", lastName: "T", email: "other@example.com"))
            for user in [UserID(rawValue: "nobody"), other.admin.id] {
                let error = await refusal { try await stage.verify(.user(user)) }
                #expect(error?.code == "user_not_found" && error?.field == "user")
            }
            let team = await refusal { try await stage.verify(.team(TeamID(rawValue: "none"))) }
            #expect(team?.code == "team_not_found" && team?.field == "team")
            let entries = try await stage.gateway.audit.list(limit: 50, as: stage.admin)
            let refused = entries.filter { $0.operation == .verify && $0.outcome == "refused" }
            #expect(!refused.isEmpty && refused.allSatisfy { $0.rule == "ACC-4" })
        }
    }

    @Test("TEAM-6: a removed person is not found, and left out of what began before")
    func removed() async throws {
        try await VerifyStage.with { stage in
            _ = try await stage.gateway.people.removeEntirely(stage.bob, confirming: "bob@example.com", as: stage.admin)
            let error = await refusal { try await stage.verify(.user(stage.bob)) }
            #expect(error?.code == "user_not_found")
            let run = try await stage.verify(.members(stage.team, [stage.bob, stage.carol]))
            #expect(run.verificationReport?.people == 1)
            #expect(run.verificationReport?.leftOut.map(\.rule) == ["ACC-4"])
        }
    }

    @Test("ACC-12, T-20: people read reports of themselves alone, values of records hidden; admins see all of them")
    func masked() async throws {
        try await VerifyStage.with { stage in
            let bob = Actor.user(stage.bob, of: stage.organization)
            let own = try await stage.verify(.user(stage.bob), as: bob)
            let teams = try await stage.verify()
            for run in [own.id, teams.id] { try await stage.plantValue(in: run) }
            let reports = stage.gateway.verification
            #expect(try await reports.report(own.id, as: bob).recordValues == [Evidence.mask])
            #expect(try await reports.report(own.id, as: stage.admin).recordValues == [VerifyStage.planted])
            #expect(try await stage.gateway.runs.show(own.id, as: bob).verificationReport?.recordValues == ["(hidden)"])
            let shown = try await stage.gateway.runs.show(own.id, as: stage.admin)
            #expect(shown.verificationReport?.recordValues == [VerifyStage.planted])
            #expect(try await reports.reports(as: bob).elements.map(\.run) == [own.id])
            #expect(try await reports.reports(as: stage.admin).elements.map(\.run) == [teams.id, own.id])
            let carol = Actor.user(stage.carol, of: stage.organization)
            for call in [
                { try await reports.report(teams.id, as: bob) }, { try await reports.report(own.id, as: carol) },
            ] {
                let error = await refusal(call)
                #expect(error?.code == "run_not_found" && error?.rule == "ACC-4")
            }
            let page = await refusal { try await reports.people(of: teams.id, as: bob) }
            #expect(page?.code == "run_not_found")
        }
    }

    @Test("ACC-12, T-20: who starts their own verification is handed its report with values hidden; admins see them")
    func maskedAtOnce() async throws {
        try await VerifyStage.with { stage in
            // What is read back isn't what was written: the report shows the record's value.
            try stage.fixture.mock("hubspot").change(
                .vendorSpecific(
                    "add_workflow",
                    [
                        "change": "add_workflow", "object": "deals",
                        "rule": ["when_written": "dealname", "property": "amount", "value": "4711"],
                    ]))
            let bob = Actor.user(stage.bob, of: stage.organization)
            let handle = try await stage.gateway.verify(VerifyRequest(scope: .user(stage.bob)), as: bob)
            #expect(!handle.seesValues)
            let values = try await handle.result().verificationReport?.recordValues ?? []
            #expect(!values.isEmpty && values.allSatisfy { $0 == Evidence.mask }, "\(values)")
            let admins = try await stage.gateway.verify(VerifyRequest(scope: .user(stage.bob)), as: stage.admin)
            #expect(admins.seesValues)
            let seen = try await admins.result().verificationReport?.recordValues ?? []
            #expect(seen.count == values.count && seen.contains { $0.contains("4711") }, "\(seen)")
        }
    }

    @Test("T-19, SEC-6: the audit log names who verified whom, how, and as whom the keys act")
    func audited() async throws {
        try await VerifyStage.with { stage in
            let run = try await stage.verify(.user(stage.bob))
            let entries = try await stage.gateway.audit.list(limit: 20, as: stage.admin)
                .filter { $0.operation == .verify && $0.subjects.ids["run"] == [run.id.rawValue] }
            #expect(Set(entries.map(\.outcome)) == ["intended", "succeeded"])
            let began = try #require(entries.first { $0.outcome == "intended" })
            #expect(began.detail["mode"] == "read_only" && began.subjects.ids["user"] == [stage.bob.rawValue])
            let ended = try #require(entries.first { $0.outcome == "succeeded" })
            let account = try #require(run.verificationReport?.accounts.first)
            #expect(account.access == .key && account.actsAs != nil)
            #expect(ended.detail["acts_as_hubspot"] == account.actsAs)
        }
    }

    @Test("T-16: an actor who was demoted since is refused while the run is under way")
    func demoted() async throws {
        try await VerifyStage.with { stage in
            let eve = try await stage.fixture.makeUser("eve@example.com", role: .admin)
            let mock = stage.fixture.mock("hubspot")
            mock.inject(.stall, on: .operation("hubspot.owners.list"), times: nil)
            let actor = Actor.user(eve.id, of: stage.organization)
            let request = VerifyRequest(scope: .team(stage.team), mode: .readOnly)
            let run = try await stage.gateway.verify(request, as: actor)
            for try await event in run.events() where event.progress?.phase == .readAccount { break }
            await stage.gateway.shutDown()
            mock.clearFaults()
            let other = try await stage.fixture.reopened()
            _ = try await other.people.changeRole(of: eve.id, to: .user, as: stage.admin)
            for handle in try await other.runs.resumeAll() { _ = try await handle.result() }
            let ended = try await other.runs.show(run.id, as: stage.admin)
            #expect(ended.state == .failed && ended.verificationFailure?.rule == "ACC-12")
            await other.shutDown()
        }
    }
}

extension VerifyStage {
    /// A value of a record that only admins may see.
    static let planted = "4711 EUR"

    /// Adds a value of a record to a report.
    func plantValue(in run: RunID) async throws {
        let organization = organization
        try await fixture.store.write { transaction in
            let runs = RunRepository(organization: organization, transaction: transaction)
            guard var row = try runs.byID(run), let text = row.outcome else { return }
            var outcome = try JSONText.decode(VerificationOutcome.self, from: text)
            outcome.report.accounts[0].results.append(
                CheckResult(
                    .writeback(.deal), CheckSubject(crm: "hubspot", object: .deal, property: "amount"), .failed,
                    "It reads back changed.",
                    evidence: [Evidence("read back", Self.planted, isRecordValue: true)], cause: .changedByAutomation))
            row.outcome = try JSONText.encode(outcome)
            try runs.update(row)
        }
    }
}

extension VerificationReport {
    /// What is told of values of records.
    var recordValues: [String] {
        accounts.flatMap(\.results).flatMap(\.evidence).filter(\.isRecordValue).map(\.value)
    }
}
