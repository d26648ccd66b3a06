import CRMGateway
import CRMGatewayTesting
import SQLStore
import Testing
import Workspace

@Suite("Whom a Sync CRM is for, and for whom it is undone, by name")
struct SyncScopeTests {
    /// The error of a call that has to be refused.
    private func refusal<Result>(_ call: () async throws -> Result) async -> GatewayError? {
        await #expect(throws: GatewayError.self) { _ = try await call() }
    }

    /// Operations and rules of what was refused to somebody, each once: the same within a minute is counted (T-35).
    private func refusals(of user: UserID, _ fixture: GatewayFixture) async throws -> [String] {
        let entries = try await fixture.gateway.audit.list(limit: 200, as: fixture.admin)
        return entries.filter { $0.outcome == "refused" && $0.actor == user.rawValue }
            .map { "\($0.operation.rawValue) \($0.rule ?? "")" }
    }

    @Test("SYNC-4, TEAM-11: addresses and names are found however they are capitalised, each member once")
    func found() async throws {
        try await withFixture { fixture in
            let team = try await fixture.makeTeam(members: ["bob@example.com", "carol@example.com"])
            let bob = try await fixture.gateway.directory.user(email: "bob@example.com", as: fixture.admin).id
            let carol = try await fixture.gateway.directory.user(email: "carol@example.com", as: fixture.admin).id
            let find = { try await fixture.gateway.syncScope($0, as: fixture.admin) }
            #expect(try await find(.user(email: "BOB@Example.com")) == .user(bob))
            #expect(try await find(.team(named: team.name.text.uppercased())) == .team(team.id))
            let emails = ["carol@example.com", "bob@example.com", "Carol@example.com"]
            #expect(
                try await find(.members(emails: emails, ofTeamNamed: team.name.text))
                    == .members(of: team.id, [bob, carol]))
        }
    }

    @Test("ACC-4, ACC-10: who may not sync is refused alike, whomever they name, in the words that an id gets")
    func refused() async throws {
        try await withFixture { fixture in
            let team = try await fixture.makeTeam(members: ["bob@example.com", "carol@example.com"]).name.text
            let bob = try await fixture.gateway.directory.user(email: "bob@example.com", as: fixture.admin).id
            let actor = Actor.user(bob, of: fixture.organization.id)
            let byID = await refusal { try await fixture.gateway.syncCRM(to: .user(bob), as: actor) }
            #expect(byID?.code == "role_too_low" && byID?.rule == "ACC-4")
            let before = try await fixture.contents()
            let names: [ScopeName] = [
                .user(email: "bob@example.com"), .user(email: "carol@example.com"), .user(email: "who@example.com"),
                .user(email: "no address"), .team(named: team), .team(named: "None"), .team(named: ""),
                .members(emails: ["who@example.com"], ofTeamNamed: team), .members(emails: [], ofTeamNamed: "None"),
            ]
            for name in names {
                #expect(await refusal { try await fixture.gateway.syncScope(name, as: actor) } == byID, "\(name)")
            }
            var after = try await fixture.contents()
            after["audit_entry"] = before["audit_entry"]
            #expect(after == before)
            #expect(Set(try await refusals(of: bob, fixture)) == ["sync.crm ACC-4"])
            let nobody = Actor.user(UserID(rawValue: "nobody"), of: fixture.organization.id)
            #expect(await refusal { try await fixture.gateway.syncScope(names[0], as: nobody) }?.rule == "ACC-1")
        }
    }

    @Test("ACC-4, ACC-10: who belongs to another organization, or was removed, is as little there as who never was")
    func notFound() async throws {
        try await withFixture { fixture in
            let team = try await fixture.makeTeam(members: ["bob@example.com", "gone@example.com"]).name.text
            let directory = fixture.gateway.directory
            let gone = try await directory.user(email: "gone@example.com", as: fixture.admin).id
            _ = try await fixture.gateway.people.removeEntirely(
                gone, confirming: "gone@example.com", as: fixture.admin)
            let other = try await directory.createOrganization(
                name: "Other", admin: UserDraft(firstName: "O", lastName: "T", email: "other@example.com"))
            _ = try await directory.createTeam(
                name: "Theirs", primaryAdmin: other.admin.id, as: .user(other.admin.id, of: other.organization.id))
            let find = { try await fixture.gateway.syncScope($0, as: fixture.admin) }
            for email in ["other@example.com", "gone@example.com", "never@example.com"] {
                let alone = await refusal { try await find(.user(email: email)) }
                #expect(alone?.code == "user_not_found" && alone?.rule == "ACC-4" && alone?.field == "user")
                let member = await refusal {
                    try await find(.members(emails: ["bob@example.com", email], ofTeamNamed: team))
                }
                #expect(member?.code == "user_not_found" && member?.field == "members[1]")
                #expect(member?.message == alone?.message)
            }
            for name in ["Theirs", "Never"] {
                let error = await refusal { try await find(.team(named: name)) }
                #expect(error?.code == "team_not_found" && error?.rule == "ACC-4" && error?.field == "team")
            }
            let admin = try #require(fixture.admin.user)
            #expect(Set(try await refusals(of: admin, fixture)) == ["sync.crm ACC-4"])
        }
    }

    @Test("PROV-4, TEAM-11, SET-7: what is no address, no name or no number of members is told, and where it stands")
    func malformed() async throws {
        try await withFixture { fixture in
            let team = try await fixture.makeTeam(members: ["bob@example.com"]).name.text
            let find = { try await fixture.gateway.syncScope($0, as: fixture.admin) }
            #expect(await refusal { try await find(.user(email: "no address")) }?.rule == "PROV-4")
            #expect(await refusal { try await find(.team(named: " ")) }?.rule == "TEAM-11")
            let emails = ["bob@example.com", "no address"]
            let member = await refusal { try await find(.members(emails: emails, ofTeamNamed: team)) }
            #expect(member?.rule == "PROV-4" && member?.field == "members[1]")
            let many = Array(repeating: "bob@example.com", count: SyncScope.membersMax + 1)
            for emails in [[], many] {
                let error = await refusal { try await find(.members(emails: emails, ofTeamNamed: team)) }
                #expect(error?.code == "members_count" && error?.rule == "SET-7")
            }
        }
    }

    @Test("A thousand members are found in one transaction")
    func oneTransaction() async throws {
        try await withFixture { fixture in
            let emails = (0..<1_000).map { "member\($0)@example.com" }
            let team = try await fixture.makeTeam(members: emails)
            let counted = CountingDriver(fixture.store)
            let gateway = try await fixture.reopened(over: counted)
            _ = counted.taken()
            let name = ScopeName.members(emails: emails, ofTeamNamed: team.name.text)
            guard case .members(team.id, let users) = try await gateway.syncScope(name, as: fixture.admin) else {
                Issue.record("they are members of the team")
                return
            }
            #expect(Set(users).count == emails.count)
            #expect(counted.taken() == [1, 0])
            _ = await refusal { try await gateway.syncScope(.team(named: "None"), as: fixture.admin) }
            #expect(counted.taken() == [1, 1], "and the audit entry of a refusal")
            await gateway.shutDown()
        }
    }

    @Test("ACC-12, ACC-10: for whom a run is undone is found for those who may undo it; audited as an undo")
    func undo() async throws {
        try await withFixture { fixture in
            try await fixture.connectAdmin()
            let team = try await fixture.makeTeam(members: ["bob@example.com", "carol@example.com"])
            let run = try await fixture.gateway.syncCRM(to: .team(team.id), as: fixture.admin).result()
            let bob = try await fixture.gateway.directory.user(email: "bob@example.com", as: fixture.admin).id
            let actor = Actor.user(bob, of: fixture.organization.id)
            let runs = fixture.gateway.runs
            for emails in [["bob@example.com"], ["carol@example.com"], ["who@example.com"], []] {
                let error = await refusal { try await runs.users(emails: emails, toUndo: run.id, as: actor) }
                #expect(error?.code == "role_too_low" && error?.rule == "ACC-4")
            }
            #expect(Set(try await refusals(of: bob, fixture)) == ["run.undo ACC-4"])
            let unknown = await refusal {
                try await runs.users(emails: ["BOB@example.com", "who@example.com"], toUndo: run.id, as: fixture.admin)
            }
            #expect(unknown?.code == "user_not_found" && unknown?.field == "users[1]")
            let other = await refusal {
                try await runs.users(emails: ["bob@example.com"], toUndo: RunID(rawValue: "x"), as: fixture.admin)
            }
            #expect(other?.code == "run_not_found")
            let users = try await runs.users(emails: ["BOB@example.com"], toUndo: run.id, as: fixture.admin)
            #expect(users == [bob])
            let undone = try await runs.undo(run.id, users: users, as: fixture.admin).result()
            #expect(undone.undoOutcome?.keysRestored == 1)
        }
    }
}
