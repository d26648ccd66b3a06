import Foundation
import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("Import of people")
struct ImportPeopleTests {
    private static let header = "external_id,email,first_name,last_name,role,seat,teams\n"

    private static func csv(_ lines: String...) -> ImportSource {
        .bytes(Data((header + lines.map { $0 + "\n" }.joined()).utf8))
    }

    private func team(_ name: String, _ fixture: ExchangeFixture) async throws -> Team {
        try await fixture.directory.createTeam(name: name, primaryAdmin: fixture.here.admin.id, as: fixture.boss)
    }

    @Test("PROV-2, PROV-3: each line becomes account, dashboard without tasks and memberships; again nothing changes")
    func imported() async throws {
        try await withExchange { fixture in
            let teams = [try await team("Sales", fixture), try await team("Ops", fixture)]
            let file = Self.csv(
                "7,ann@example.com,Ann,Lee,admin,standard,sales;Ops", ",bob@example.com,Bob,Ray,user,spectator,")
            let preview = try await fixture.imports.previewPeople(from: file, as: fixture.boss)
            #expect(preview.counts == [.create: 2] && !preview.isWritten)
            #expect(
                preview.listed == [
                    ImportedLine(number: 2, verdict: .create), ImportedLine(number: 3, verdict: .create),
                ])
            #expect(try await fixture.number("SELECT COUNT(*) FROM user_account") == 2)
            let report = try await fixture.imports.importPeople(from: file, as: fixture.boss)
            #expect(report.counts == [.create: 2] && report.isWritten && report.problems.isEmpty)
            let ann = try await fixture.directory.user(email: "ann@example.com", as: fixture.boss)
            #expect(ann.role == .admin && ann.seat == .standard && ann.name.description == "Ann Lee")
            for team in teams {
                let members = try await fixture.directory.members(of: team.id, as: fixture.boss).elements
                #expect(members.first { $0.user == ann.id }?.hasDashboard == true)
                #expect(try await fixture.directory.team(team.id, as: fixture.boss).version == 2)
            }
            #expect(try await fixture.imports.incomplete(as: fixture.boss).elements.isEmpty)
            #expect(try await fixture.number("SELECT COUNT(*) FROM user_account WHERE search_key = ''") == 0)
            #expect(try await fixture.number("SELECT COUNT(*) FROM mail_outbox WHERE state = 'queued'") == 2)
            let content = try await fixture.content()
            let again = try await fixture.imports.importPeople(from: file, as: fixture.boss)
            #expect(again.counts == [.unchanged: 2] && again.isWritten)
            #expect(try await fixture.content() == content)
        }
    }

    @Test("Nothing is written unless all lines are good; the good ones alone are written when that is asked for")
    func allOrNothing() async throws {
        try await withExchange { fixture in
            let content = try await fixture.content()
            let file = Self.csv(
                ",ann@example.com,Ann,Lee,user,standard,", ",nobody,Bob,Ray,user,standard,",
                ",carol@example.com,Carol,Fox,user,standard,")
            let refused = try await fixture.imports.importPeople(from: file, as: fixture.boss)
            #expect(!refused.isWritten && refused.counts == [.create: 2, .bad: 1])
            #expect(refused.problems.map { "\($0.line) \($0.field ?? "") \($0.code)" } == ["3 email email_malformed"])
            #expect(try await fixture.content() == content)
            let entry = try #require(try await fixture.log().last)
            #expect(entry.operation == .peopleImport && entry.outcome == "refused" && entry.rule == "PROV-4")
            let skipping = try await fixture.imports.importPeople(
                from: file, options: ImportOptions(skipsBadLines: true), as: fixture.boss)
            #expect(skipping.isWritten && skipping.counts == [.create: 2, .bad: 1])
            #expect(try await fixture.number("SELECT COUNT(*) FROM dashboard") == 4)
            #expect(try await fixture.log().last?.detail == ["create": "2", "join": "0", "unchanged": "0", "bad": "1"])
        }
    }

    @Test("Every value that is wrong is told, with line, column and code")
    func values() async throws {
        try await withExchange { fixture in
            _ = try await team("Sales", fixture)
            let long = String(repeating: "x", count: 201)
            let file = Self.csv(
                "\(long),x@,,\u{0}Lee,boss,throne,Nowhere", ",a@example.com,A,L,,,",
                ",b@example.com,B,L,super_admin,standard,",
                ",c@example.com,C,L,user,standard,Sales;Nowhere", ",d@example.com,D,L,user",
                "x,e@example.com,E,L,user,standard,", "x,f@example.com,F,L,user,standard,",
                ",E@EXAMPLE.com,E,L,user,standard,", ",g@example.com,G,L,user,standard,\u{200B}")
            let report = try await fixture.imports.previewPeople(from: file, as: fixture.boss)
            #expect(
                report.problems.map { "\($0.line) \($0.field ?? "-") \($0.code)" } == [
                    "2 external_id external_id_too_long", "2 email email_malformed", "2 first_name first_name_missing",
                    "2 role cell_unknown", "2 seat cell_unknown", "3 role cell_missing", "3 seat cell_missing",
                    "4 role role_not_provisioned", "5 teams team_not_found", "6 - line_ragged",
                    "8 external_id external_id_twice", "9 email email_taken", "10 teams team_name_unseen_character",
                ])
            #expect(report.counts == [.create: 1, .bad: 8] && report.lines == 9)
            #expect(report.problems.allSatisfy { !$0.nextStep.isEmpty && !$0.rule.isEmpty })
        }
    }

    @Test("PROV-1: a role and a seat that lines leave open are filled in when that is said, and else missing")
    func filledIn() async throws {
        try await withExchange { fixture in
            let file = ImportSource.bytes(Data("email,first_name,last_name\nann@example.com,Ann,Lee\n".utf8))
            let missing = try await fixture.imports.previewPeople(from: file, as: fixture.boss)
            #expect(missing.problems.map(\.field) == ["role", "seat"])
            let report = try await fixture.imports.importPeople(
                from: file, options: ImportOptions(role: .admin, seat: .spectator), as: fixture.boss)
            let ann = try await fixture.directory.user(email: "ann@example.com", as: fixture.boss)
            #expect(report.isWritten && ann.role == .admin && ann.seat == .spectator)
        }
    }

    @Test("Who is there and differs is a conflict, told by what differs; an import changes nobody")
    func conflicts() async throws {
        try await withExchange { fixture in
            _ = try await fixture.imports.importPeople(
                from: Self.csv("1,ann@example.com,Ann,Lee,user,standard,", "2,bob@example.com,Bob,Ray,user,standard,"),
                as: fixture.boss)
            let content = try await fixture.content()
            for (line, code, field) in [
                ("1,ann@example.com,Anna,Lee,admin,standard,", "person_differs", "first_name"),
                ("1,anna@example.com,Ann,Lee,user,standard,", "person_differs", "email"),
                ("3,ann@example.com,Ann,Lee,user,standard,", "person_differs", "external_id"),
                (",ann@example.com,Ann,Lee,user,spectator,", "person_differs", "seat"),
                ("1,bob@example.com,Ann,Lee,user,standard,", "email_taken", "email"),
            ] {
                let report = try await fixture.imports.importPeople(from: Self.csv(line), as: fixture.boss)
                #expect(report.problems.map(\.code) == [code] && report.problems.map(\.field) == [field], "\(line)")
            }
            #expect(try await fixture.content() == content)
        }
    }

    @Test("ACC-2, ACC-3: admins provision; only super admins put people on teams who are there already")
    func rights() async throws {
        try await withExchange { fixture in
            let bob = try await fixture.actor("bob", role: .admin)
            let ann = try await fixture.actor("ann")
            let sales = try await team("Sales", fixture)
            let joining = Self.csv(",ann@example.com,ann,Lee,user,standard,Sales")
            #expect(await failure { try await fixture.imports.previewPeople(from: joining, as: ann) }?.rule == "ACC-2")
            let refused = try await fixture.imports.importPeople(from: joining, as: bob)
            #expect(refused.problems.map(\.rule) == ["ACC-3"] && refused.problems.map(\.field) == ["teams"])
            let joined = try await fixture.imports.importPeople(from: joining, as: fixture.boss)
            #expect(joined.counts == [.join: 1] && joined.isWritten)
            let members = try await fixture.directory.members(of: sales.id, as: fixture.boss).elements
            #expect(members.map(\.user).contains(try #require(ann.user)))
            let new = Self.csv(",carol@example.com,Carol,Fox,user,standard,Sales")
            #expect(try await fixture.imports.importPeople(from: new, as: bob).counts == [.create: 1])
        }
    }

    @Test("ACC-4, T-15: teams and people of another organization are as if they weren't there")
    func elsewhere() async throws {
        try await withExchange { fixture in
            _ = try await fixture.directory.createTeam(
                name: "Foreign", primaryAdmin: fixture.elsewhere.admin.id, as: fixture.foreignBoss)
            _ = try await fixture.imports.importPeople(
                from: Self.csv("9,ann@example.com,Ann,Lee,user,standard,"), as: fixture.foreignBoss)
            let report = try await fixture.imports.previewPeople(
                from: Self.csv(
                    "9,ann@example.com,Other,Name,user,standard,", "8,bob@example.com,B,R,user,standard,Foreign",
                    "7,carol@example.com,C,F,user,standard,No such"),
                as: fixture.boss)
            #expect(report.counts == [.create: 1, .bad: 2])
            #expect(Set(report.problems.map { "\($0.code) \($0.message)" }).count == 1)
        }
    }

    @Test("Teams are left out where that is asked for, so that people can come before the teams they lead")
    func withoutTeams() async throws {
        try await withExchange { fixture in
            let people = Self.csv(",ann@example.com,Ann,Lee,admin,standard,New")
            let teams = ImportSource.bytes(Data("name,primary_admin\nNew,ann@example.com\n".utf8))
            let early = try await fixture.imports.importPeople(
                from: people, options: ImportOptions(leavesTeamsOut: true), as: fixture.boss)
            #expect(early.isWritten)
            #expect(try await fixture.imports.importTeams(from: teams, as: fixture.boss).isWritten)
            let late = try await fixture.imports.importPeople(from: people, as: fixture.boss)
            #expect(late.counts == [.unchanged: 1])
        }
    }

    @Test("A report lists a bounded number of lines and problems, and counts all")
    func bounded() async throws {
        try await withExchange { fixture in
            let lines = String(repeating: ",nobody,N,N,user,standard,\n", count: 2_500)
            let report = try await fixture.imports.previewPeople(
                from: .bytes(Data((Self.header + lines).utf8)), as: fixture.boss)
            #expect(report[.bad] == 2_500 && report.lines == 2_500)
            #expect(report.problems.count == ExchangeLimits.linesListedMax && report.listed.count == 1_000)
        }
    }

    @Test("A file that isn't there, is a folder or is too large is told as such, and nothing is read")
    func unreadable() async throws {
        try await withExchange { fixture in
            for path in ["/nowhere/people.csv", fixture.folder, "/dev/zero"] {
                let error = await failure {
                    try await fixture.imports.importPeople(from: .file(path: path), as: fixture.boss)
                }
                #expect(error?.code == "import_unreadable" && error?.field == "source")
            }
            let path = fixture.folder + "/large.csv"
            #expect(FileManager.default.createFile(atPath: path, contents: Data("email\n".utf8)))
            let handle = try #require(FileHandle(forWritingAtPath: path))
            try handle.truncate(atOffset: UInt64(ExchangeLimits.fileBytesMax) + 1)
            let large = await failure {
                try await fixture.imports.previewPeople(from: .file(path: path), as: fixture.boss)
            }
            #expect(large?.code == "import_too_large")
        }
    }

    @Test("T-26: text that looks like SQL is text")
    func injection() async throws {
        try await withExchange { fixture in
            let name = "Robert'); DROP TABLE user_account;--"
            let report = try await fixture.imports.importPeople(
                from: Self.csv("x' OR '1'='1,bob@example.com,\(name),\"$1, $2\",user,standard,"), as: fixture.boss)
            #expect(report.isWritten)
            let bob = try await fixture.directory.user(email: "bob@example.com", as: fixture.boss)
            #expect(bob.name.first == name && bob.name.last == "$1, $2")
            #expect(try await fixture.imports.incomplete(as: fixture.boss).elements.isEmpty)
        }
    }
}
