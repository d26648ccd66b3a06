import Foundation
import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("Import of teams")
struct ImportTeamsTests {
    private static func csv(_ lines: String...) -> ImportSource {
        .bytes(Data(("external_id,name,primary_admin,secondary_admins\n" + lines.map { $0 + "\n" }.joined()).utf8))
    }

    @Test("TEAM-4: a team is made with who leads it and helps to; again nothing changes")
    func imported() async throws {
        try await withExchange { fixture in
            let bob = try await fixture.actor("bob", role: .admin)
            _ = try await fixture.actor("carol", role: .admin)
            let first = Self.csv("1,Sales,boss@example.com,bob@example.com", ",Ops,bob@example.com,")
            #expect(try await fixture.imports.previewTeams(from: first, as: fixture.boss).counts == [.create: 2])
            #expect(try await fixture.number("SELECT COUNT(*) FROM team") == 0)
            #expect(try await fixture.imports.importTeams(from: first, as: fixture.boss).isWritten)
            let content = try await fixture.content()
            #expect(try await fixture.imports.importTeams(from: first, as: fixture.boss).counts == [.unchanged: 2])
            #expect(try await fixture.content() == content)
            let more = Self.csv("1,SALES,boss@example.com,bob@example.com;carol@example.com")
            let report = try await fixture.imports.importTeams(from: more, as: fixture.boss)
            #expect(report.counts == [.join: 1] && report.isWritten)
            let team = try await fixture.directory.team(named: "Sales", as: fixture.boss)
            let members = try await fixture.directory.members(of: team.id, as: fixture.boss).elements
            #expect(members.map(\.position).filter { $0 == .secondaryAdmin }.count == 2 && team.version == 2)
            #expect(members.first { $0.user == bob.user }?.position == .secondaryAdmin)
        }
    }

    @Test("TEAM-1, TEAM-4, TEAM-11, ACC-4: what can't be is told by line and column, and no team is made")
    func wrong() async throws {
        try await withExchange { fixture in
            _ = try await fixture.actor("ann")
            _ = try await fixture.actor("bob", role: .admin)
            _ = try await fixture.imports.importTeams(
                from: Self.csv("1,Old,boss@example.com,", "2,Older,boss@example.com,"), as: fixture.boss)
            let content = try await fixture.content()
            let report = try await fixture.imports.importTeams(
                from: Self.csv(
                    "3,New,ann@example.com,", "4,New too,no@example.com,",
                    "5,New three,boss@example.com,ann@example.com",
                    "6,New four,boss@example.com,bob@example.com;bob@example.com", "1,Old,bob@example.com,",
                    "1,Older,boss@example.com,", "8,,boss,x", "9,Old,boss@example.com,", "10,old,boss@example.com,",
                    "11,Good,boss@example.com,"),
                as: fixture.boss)
            #expect(
                report.problems.map { "\($0.line) \($0.field ?? "-") \($0.code)" } == [
                    "2 primary_admin position_needs_admin", "3 primary_admin user_not_found",
                    "4 secondary_admins position_needs_admin", "5 secondary_admins named_twice",
                    "6 primary_admin team_differs", "7 external_id external_id_twice", "8 name team_name_missing",
                    "8 primary_admin email_malformed", "8 secondary_admins email_malformed",
                    "9 name team_name_taken", "10 name team_name_taken",
                ])
            #expect(try await fixture.content() == content)
        }
    }

    @Test("ACC-3: super admins and scheduled work alone")
    func rights() async throws {
        try await withExchange { fixture in
            let bob = try await fixture.actor("bob", role: .admin)
            let file = Self.csv("1,Sales,boss@example.com,")
            #expect(await failure { try await fixture.imports.importTeams(from: file, as: bob) }?.rule == "ACC-3")
            #expect(await failure { try await fixture.imports.previewTeams(from: file, as: bob) }?.rule == "ACC-3")
            #expect(try await fixture.imports.importTeams(from: file, as: fixture.system).isWritten)
        }
    }
}
