import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("The host's directory: people")
struct HostPeopleTests {
    static func person(
        _ name: String, id: String? = nil, role: OrganizationRole? = nil, seat: Seat? = nil,
        teams: [HostTeamReference] = []
    ) -> HostPerson {
        HostPerson(
            externalID: id ?? "id-\(name)", email: "\(name)@example.com", firstName: name, lastName: "Lee", role: role,
            seat: seat, teams: teams)
    }

    @Test("PROV-9: new people have accounts and no dashboard; the same people again change nothing, version included")
    func created() async throws {
        try await withExchange { fixture in
            let people = [Self.person("ann"), Self.person("bob", role: .admin, seat: .spectator)]
            let first = try await fixture.imports.upsertPeople(people, as: fixture.boss)
            #expect(first.map(\.change) == [.created, .created] && first.allSatisfy { !$0.isSetUp })
            let incomplete = try await fixture.imports.incomplete(as: fixture.boss).elements
            #expect(incomplete.map(\.id) == first.map(\.user).sorted())
            let bob = try #require(incomplete.first { $0.email.key == "bob@example.com" })
            #expect(bob.role == .admin && bob.seat == .spectator && bob.version == 1)
            let content = try await fixture.content()
            let entries = try await fixture.log().count
            let again = try await fixture.imports.upsertPeople(people, as: fixture.boss)
            #expect(again.map(\.change) == [.unchanged, .unchanged] && again.map(\.user) == first.map(\.user))
            #expect(try await fixture.content() == content)
            #expect(try await fixture.log().count == entries)
        }
    }

    @Test("PROV-9: an account without an external id is linked by its address, once, and the answer says so")
    func linked() async throws {
        try await withExchange { fixture in
            let ann = try await fixture.actor("ann")
            let answer = try await fixture.imports.upsertPeople([Self.person("ann")], as: fixture.boss)
            #expect(answer.map(\.change) == [.linked] && answer.map(\.user) == [ann.user] && answer[0].isSetUp)
            let user = try await fixture.directory.user(try #require(ann.user), as: fixture.boss)
            #expect(user.version == 2)
            let again = try await fixture.imports.upsertPeople([Self.person("ann")], as: fixture.boss)
            #expect(again.map(\.change) == [.unchanged])
            let other = await failure {
                try await fixture.imports.upsertPeople([Self.person("ann", id: "other")], as: fixture.boss)
            }
            #expect(other?.code == "external_id_differs" && other?.field == "people[0].externalID")
        }
    }

    @Test("PROV-9: names and address follow the host by the external id, and the version rises")
    func followed() async throws {
        try await withExchange { fixture in
            let first = try await fixture.imports.upsertPeople([Self.person("ann")], as: fixture.boss)
            let moved = HostPerson(
                externalID: "id-ann", email: "anna@example.com", firstName: "Anna", lastName: "Lee-Ray")
            let answer = try await fixture.imports.upsertPeople([moved], as: fixture.boss)
            #expect(answer.map(\.change) == [.updated] && answer.map(\.user) == first.map(\.user))
            let user = try await fixture.directory.user(email: "ANNA@example.com", as: fixture.boss)
            #expect(user.name.description == "Anna Lee-Ray" && user.version == 2)
            let searched = try await fixture.number(
                "SELECT COUNT(*) FROM user_account WHERE search_key LIKE '%anna%' AND search_key LIKE '%ray%'")
            #expect(searched == 1)
            let operations = try await fixture.log().suffix(2).map(\.operation)
            #expect(operations == [.userCreate, .userUpsert])
        }
    }

    @Test("TEAM-7, PROV-9: a role or seat that differs is told and kept: an upsert neither promotes nor converts")
    func kept() async throws {
        try await withExchange { fixture in
            _ = try await fixture.actor("ann")
            let answer = try await fixture.imports.upsertPeople(
                [Self.person("ann", role: .superAdmin, seat: .spectator)], as: fixture.boss)
            #expect(
                answer[0].kept == [
                    KeptDifference(.role, here: "user", host: "super_admin"),
                    KeptDifference(.seat, here: "standard", host: "spectator"),
                ])
            let user = try await fixture.directory.user(answer[0].user, as: fixture.boss)
            #expect(user.role == .user && user.seat == .standard)
        }
    }

    @Test("PROV-9: people are put on teams by name or external id; they leave none, and who isn't named is left alone")
    func teams() async throws {
        try await withExchange { fixture in
            let lead = HostPersonReference.email("boss@example.com")
            let made = try await fixture.imports.upsertTeams(
                ["A", "B"].map { HostTeam(externalID: "t-\($0)", name: "Team \($0)", primaryAdmin: lead) },
                as: fixture.boss)
            let teams = made.map(\.team)
            _ = try await fixture.imports.upsertPeople(
                [Self.person("ann", teams: [.name("team a")]), Self.person("bob")], as: fixture.boss)
            let answer = try await fixture.imports.upsertPeople(
                [Self.person("ann", teams: [.externalID("t-B"), .name("Team B")])], as: fixture.boss)
            #expect(answer[0].joined == [teams[1]] && answer[0].change == .unchanged)
            for team in teams {
                let members = try await fixture.directory.members(of: team, as: fixture.boss).elements
                #expect(members.map(\.emailKey).sorted() == ["ann@example.com", "boss@example.com"])
            }
        }
    }

    @Test("ACC-2, ACC-3: who may call, who may place those who are there, and who may change an admin's address")
    func rights() async throws {
        try await withExchange { fixture in
            let ann = try await fixture.actor("ann")
            let bob = try await fixture.actor("bob", role: .admin)
            let team = try await fixture.directory.createTeam(
                name: "Sales", primaryAdmin: fixture.here.admin.id, as: fixture.boss)
            let content = try await fixture.content()
            let user = await failure { try await fixture.imports.upsertPeople([Self.person("x")], as: ann) }
            #expect(user?.code == "role_too_low" && user?.rule == "ACC-2")
            let placing = await failure {
                try await fixture.imports.upsertPeople([Self.person("ann", teams: [.name("Sales")])], as: bob)
            }
            #expect(placing?.rule == "ACC-3" && placing?.field == "people[0].teams")
            #expect(try await fixture.content() == content)
            _ = try await fixture.imports.upsertPeople([Self.person("bob")], as: fixture.boss)
            let moved = HostPerson(externalID: "id-bob", email: "thief@example.com", firstName: "bob", lastName: "Lee")
            let stolen = await failure { try await fixture.imports.upsertPeople([moved], as: bob) }
            #expect(stolen?.code == "role_too_low" && stolen?.field == "people[0].email")
            let placed = try await fixture.imports.upsertPeople(
                [Self.person("new", teams: [.name("Sales")])], as: bob)
            #expect(placed[0].joined == [team.id])
            #expect(try await fixture.imports.upsertPeople([moved], as: fixture.system)[0].change == .updated)
        }
    }

    @Test("ACC-4, T-15: ids, addresses and teams of another organization are as if they weren't there")
    func elsewhere() async throws {
        try await withExchange { fixture in
            _ = try await fixture.imports.upsertPeople([Self.person("ann")], as: fixture.foreignBoss)
            _ = try await fixture.imports.upsertTeams(
                [HostTeam(externalID: "t", name: "Foreign", primaryAdmin: .email("boss@example.com"))],
                as: fixture.foreignBoss)
            for reference in [HostTeamReference.name("Foreign"), .externalID("t"), .externalID("no such")] {
                let error = await failure {
                    try await fixture.imports.upsertPeople(
                        [Self.person("bob", teams: [reference])], as: fixture.boss)
                }
                #expect(error?.code == "team_not_found" && error?.field == "people[0].teams[0]")
            }
            #expect(
                try await fixture.imports.upsertPeople([Self.person("ann")], as: fixture.boss)[0].change == .created)
        }
    }

    @Test("PROV-2: one bad entry, and nobody is taken over; the error names entry and field")
    func whole() async throws {
        try await withExchange { fixture in
            let content = try await fixture.content()
            for (bad, code, field) in [
                (HostPerson(externalID: "x", email: "x@", firstName: "X", lastName: "Y"), "email_malformed", "email"),
                (
                    HostPerson(externalID: "", email: "x@a.de", firstName: "X", lastName: "Y"), "external_id_missing",
                    "externalID"
                ),
                (Self.person("x", role: .superAdmin), "role_not_provisioned", "role"),
                (Self.person("ann", id: "y"), "email_taken", "email"),
                (Self.person("y", id: "id-ann"), "external_id_twice", "externalID"),
                (Self.person("boss", id: "id-new", teams: [.name("None")]), "team_not_found", "teams[0]"),
            ] {
                let error = await failure {
                    try await fixture.imports.upsertPeople([Self.person("ann"), bad], as: fixture.boss)
                }
                #expect(error?.code == code && error?.field == "people[1].\(field)", "\(bad)")
            }
            #expect(try await fixture.content() == content)
        }
    }

    @Test("PROV-4: an address that belongs to somebody with another id is a conflict, whoever they are")
    func addressOfAnother() async throws {
        try await withExchange { fixture in
            _ = try await fixture.imports.upsertPeople([Self.person("ann"), Self.person("bob")], as: fixture.boss)
            let error = await failure {
                try await fixture.imports.upsertPeople(
                    [HostPerson(externalID: "id-ann", email: "BOB@example.com", firstName: "A", lastName: "L")],
                    as: fixture.boss)
            }
            #expect(error?.code == "email_taken" && error?.field == "people[0].email" && error?.rule == "PROV-4")
        }
    }

    @Test("TEAM-6, PROV-9: with the membership the external id is free again: the host makes a new account")
    func afterRemoval() async throws {
        try await withExchange { fixture in
            let first = try await fixture.imports.upsertPeople([Self.person("ann")], as: fixture.boss)
            try await fixture.store.write { transaction in
                _ = try transaction.execute(
                    "UPDATE user_account SET ended_at = 1 WHERE id = $1", [.text(first[0].user.rawValue)])
            }
            let again = try await fixture.imports.upsertPeople([Self.person("ann")], as: fixture.boss)
            #expect(again[0].change == .created && again[0].user != first[0].user)
        }
    }

    @Test("PROV-3, PROV-9: finishing the set-up makes a dashboard without tasks, once")
    func finished() async throws {
        try await withExchange { fixture in
            let people = try await fixture.imports.upsertPeople(
                [Self.person("ann"), Self.person("bob")], as: fixture.boss)
            let done = try await fixture.imports.finishSetup(of: [people[0].user], as: fixture.boss)
            #expect(done == [people[0].user])
            #expect(try await fixture.number("SELECT COUNT(*) FROM mail_outbox") == 1)
            #expect(try await fixture.imports.finishSetup(of: [people[0].user], as: fixture.boss).isEmpty)
            #expect(try await fixture.imports.incomplete(as: fixture.boss).elements.map(\.id) == [people[1].user])
            let dashboard = try await fixture.store.read {
                try DashboardRepository(organization: fixture.organization, transaction: $0).find(people[0].user)
            }
            #expect(dashboard?.version == 1)
            let foreign = await failure {
                try await fixture.imports.finishSetup(
                    of: [people[1].user, fixture.elsewhere.admin.id], as: fixture.boss)
            }
            #expect(foreign?.code == "user_not_found" && foreign?.rule == "ACC-4")
            #expect(try await fixture.imports.incomplete(as: fixture.boss).elements.count == 1)
        }
    }

    @Test("The list of incomplete accounts comes in pages, for admins alone")
    func pages() async throws {
        try await withExchange { fixture in
            _ = try await fixture.imports.upsertPeople((0..<25).map { Self.person("p\($0)") }, as: fixture.boss)
            var (seen, cursor): ([UserID], UserID?) = ([], nil)
            repeat {
                let page = try await fixture.imports.incomplete(after: cursor, limit: 10, as: fixture.boss)
                seen += page.elements.map(\.id)
                cursor = page.next
            } while cursor != nil
            #expect(seen.count == 25 && Set(seen).count == 25)
            let ann = try await fixture.actor("ann")
            #expect(await failure { try await fixture.imports.incomplete(as: ann) }?.rule == "ACC-2")
        }
    }

    @Test("Ten thousand people come in one call, ten thousand and one in none")
    func bulk() async throws {
        try await withExchange { fixture in
            let people = (0..<Directory.bulkMax).map { Self.person("p\($0)") }
            let made = try await fixture.imports.upsertPeople(people, as: fixture.boss)
            #expect(made.count == Directory.bulkMax)
            let error = await failure {
                try await fixture.imports.upsertPeople(people + [Self.person("one")], as: fixture.boss)
            }
            #expect(error?.code == "batch_too_large" && error?.field == "people")
        }
    }
}
