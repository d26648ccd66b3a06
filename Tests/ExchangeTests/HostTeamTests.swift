import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("The host's directory: teams")
struct HostTeamTests {
    private func team(_ name: String, id: String? = nil, lead: String? = "boss@example.com") -> HostTeam {
        HostTeam(externalID: id ?? "t-\(name)", name: name, primaryAdmin: lead.map { .email($0) })
    }

    @Test("PROV-9, TEAM-4: a new team has its primary admin; the same teams again change nothing")
    func created() async throws {
        try await withExchange { fixture in
            let made = try await fixture.imports.upsertTeams([team("Sales"), team("Ops")], as: fixture.boss)
            #expect(made.map(\.change) == [.created, .created])
            let members = try await fixture.directory.members(of: made[0].team, as: fixture.boss).elements
            #expect(members.map(\.position) == [.primaryAdmin])
            let content = try await fixture.content()
            let again = try await fixture.imports.upsertTeams(
                [team("Sales"), team("Ops", lead: nil)], as: fixture.boss)
            #expect(again.map(\.change) == [.unchanged, .unchanged] && again.allSatisfy { $0.kept.isEmpty })
            #expect(try await fixture.content() == content)
        }
    }

    @Test("PROV-9: a team without an external id is linked by its name; later its name follows the host")
    func followed() async throws {
        try await withExchange { fixture in
            let sales = try await fixture.directory.createTeam(
                name: "Sales", primaryAdmin: fixture.here.admin.id, as: fixture.boss)
            let linked = try await fixture.imports.upsertTeams([team("SALES", id: "7")], as: fixture.boss)
            #expect(linked.map(\.change) == [.linked] && linked.map(\.team) == [sales.id])
            let renamed = try await fixture.imports.upsertTeams([team("Sales North", id: "7")], as: fixture.boss)
            #expect(renamed.map(\.change) == [.updated])
            let now = try await fixture.directory.team(sales.id, as: fixture.boss)
            #expect(now.name.text == "Sales North" && now.version == 3)
            let other = await failure {
                try await fixture.imports.upsertTeams([team("sales north", id: "8")], as: fixture.boss)
            }
            #expect(other?.code == "external_id_differs" && other?.field == "teams[0].externalID")
        }
    }

    @Test("TEAM-4: another primary admin is told and kept: an upsert swaps nobody")
    func kept() async throws {
        try await withExchange { fixture in
            let bob = try await fixture.actor("bob", role: .admin)
            _ = try await fixture.imports.upsertTeams([team("Sales")], as: fixture.boss)
            let answer = try await fixture.imports.upsertTeams(
                [team("Sales", lead: "bob@example.com")], as: fixture.boss)
            let id = try #require(bob.user)
            #expect(
                answer[0].kept
                    == [KeptDifference(.primaryAdmin, here: fixture.here.admin.id.rawValue, host: id.rawValue)])
        }
    }

    @Test("TEAM-1, TEAM-4, TEAM-11, ACC-4: what can't be is named by entry and field, and no team is made")
    func whole() async throws {
        try await withExchange { fixture in
            _ = try await fixture.actor("ann")
            _ = try await fixture.imports.upsertTeams([team("Old", id: "1"), team("Older", id: "2")], as: fixture.boss)
            let content = try await fixture.content()
            for (bad, code, field) in [
                (team("", id: "x"), "team_name_missing", "name"),
                (team("New", id: " "), "external_id_missing", "externalID"),
                (team("New", lead: nil), "primary_admin_missing", "primaryAdmin"),
                (team("New", lead: "ann@example.com"), "position_needs_admin", "primaryAdmin"),
                (team("New", lead: "no@example.com"), "user_not_found", "primaryAdmin"),
                (team("New", lead: "no"), "email_malformed", "primaryAdmin"),
                (team("Older", id: "1"), "team_name_taken", "name"), (team("good"), "team_name_taken", "name"),
                (team("Other", id: "t-Good"), "external_id_twice", "externalID"),
            ] {
                let error = await failure {
                    try await fixture.imports.upsertTeams([team("Good"), bad], as: fixture.boss)
                }
                #expect(error?.code == code && error?.field == "teams[1].\(field)", "\(bad)")
            }
            #expect(try await fixture.content() == content)
        }
    }

    @Test("ACC-3, ACC-10: super admins and scheduled work alone, and a refusal is in the audit log")
    func rights() async throws {
        try await withExchange { fixture in
            let bob = try await fixture.actor("bob", role: .admin)
            let error = await failure { try await fixture.imports.upsertTeams([team("Sales")], as: bob) }
            #expect(error?.code == "role_too_low" && error?.rule == "ACC-3")
            #expect(try await fixture.log().last?.operation == .teamUpsert)
            #expect(try await fixture.imports.upsertTeams([team("Sales")], as: fixture.system).count == 1)
        }
    }
}
