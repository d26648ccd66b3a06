import Foundation
import SQLStore
import Synchronization
import Testing
import Workspace

@testable import CRMGateway

@Suite("Export of people and teams")
struct ExportTests {
    private func people(_ format: ExchangeFormat, _ fixture: ExchangeFixture) async throws -> String {
        var text = ""
        _ = try await fixture.imports.exportPeople(as: format, by: fixture.boss) { text += $0 }
        return text
    }

    private func teams(_ format: ExchangeFormat, _ fixture: ExchangeFixture) async throws -> String {
        var text = ""
        _ = try await fixture.imports.exportTeams(as: format, by: fixture.boss) { text += $0 }
        return text
    }

    private func fill(_ fixture: ExchangeFixture) async throws {
        for name in ["=Sales", "'+Ops; \"South\"", "\\Field\\"] {
            _ = try await fixture.directory.createTeam(
                name: name, primaryAdmin: fixture.here.admin.id, as: fixture.boss)
        }
        _ = try await fixture.imports.upsertPeople(
            [
                HostPerson(
                    externalID: "-7", email: "ann@example.com", firstName: "=HYPERLINK(\"x\")", lastName: "@Lee, Jr.",
                    role: .admin, teams: [.name("=Sales"), .name("'+Ops; \"South\""), .name("\\Field\\")]),
                HostPerson(
                    externalID: "＝8", email: "+bob@example.com", firstName: "Zoë", lastName: "'=x", seat: .spectator),
            ], as: fixture.boss)
        _ = try await fixture.imports.importTeams(
            from: .bytes(Data("name,primary_admin,secondary_admins\nLed,boss@example.com,ann@example.com\n".utf8)),
            as: fixture.boss)
    }

    @Test("T-28: no cell of a CSV begins with what a spreadsheet takes for a formula, and every cell is quoted")
    func harmless() async throws {
        try await withExchange { fixture in
            try await fill(fixture)
            let text = try await people(.csv, fixture)
            #expect(
                text.hasPrefix("\"external_id\",\"email\",")
                    && text.contains("\"'=HYPERLINK(\"\"x\"\")\",\"'@Lee, Jr.\""))
            #expect(text.contains("\"'-7\"") && text.contains("\"'＝8\",\"'+bob@example.com\",\"Zoë\",\"''=x\""))
            for line in (text + (try await teams(.csv, fixture))).split(separator: "\r\n") {
                let isHarmless = line.matches(of: /(^|,)"(=|\+|-|@|＝)/).isEmpty
                #expect(isHarmless, "\(line)")
            }
        }
    }

    @Test("What was exported is unchanged when it is imported, in both formats", arguments: ExchangeFormat.allCases)
    func roundTrip(_ format: ExchangeFormat) async throws {
        try await withExchange { fixture in
            try await fill(fixture)
            let content = try await fixture.content()
            let (people, teams) = (try await people(format, fixture), try await teams(format, fixture))
            let one = try await fixture.imports.importPeople(
                from: .bytes(Data(people.utf8)), format: format, as: fixture.boss)
            #expect(one.counts == [.unchanged: 3], "\(one.problems)")
            let two = try await fixture.imports.importTeams(
                from: .bytes(Data(teams.utf8)), format: format, as: fixture.boss)
            #expect(two.counts == [.unchanged: 4], "\(two.problems)")
            #expect(try await fixture.content() == content)
        }
    }

    @Test(
        "An export moves to another organization in three imports: people, teams, people",
        arguments: ExchangeFormat.allCases)
    func moved(_ format: ExchangeFormat) async throws {
        try await withExchange { fixture in
            try await fill(fixture)
            let people = ImportSource.bytes(Data(try await people(format, fixture).utf8))
            let teams = ImportSource.bytes(Data(try await teams(format, fixture).utf8))
            let there = fixture.foreignBoss
            let early = try await fixture.imports.importPeople(
                from: people, format: format, options: ImportOptions(leavesTeamsOut: true), as: there)
            #expect(early.counts == [.create: 2, .unchanged: 1], "\(early.problems)")
            let made = try await fixture.imports.importTeams(from: teams, format: format, as: there)
            #expect(made.counts == [.create: 4], "\(made.problems)")
            let late = try await fixture.imports.importPeople(from: people, format: format, as: there)
            #expect(late.counts == [.join: 1, .unchanged: 2], "\(late.problems)")
            var (copied, again) = ("", "")
            _ = try await fixture.imports.exportPeople(as: format, by: there) { copied += $0 }
            _ = try await fixture.imports.exportPeople(as: format, by: fixture.boss) { again += $0 }
            let linesHere = Set(again.split(whereSeparator: \.isNewline))
            #expect(Set(copied.split(whereSeparator: \.isNewline)) == linesHere)
        }
    }

    @Test("JSON keeps texts as they are, one object a line with every key")
    func json() async throws {
        try await withExchange { fixture in
            try await fill(fixture)
            let lines = try await people(.jsonLines, fixture).split(separator: "\n")
            #expect(lines.count == 3)
            let ann = try #require(lines.first { $0.contains("ann@example.com") })
            let object = try JSONSerialization.jsonObject(with: Data(ann.utf8)) as? [String: Any]
            #expect(object?["first_name"] as? String == "=HYPERLINK(\"x\")")
            #expect(object?["teams"] as? [String] == ["'+Ops; \"South\"", "=Sales", "\\Field\\", "Led"])
            #expect(object?.keys.sorted() == ExchangeColumn.people.map(\.name).sorted())
        }
    }

    @Test("ACC-2, ACC-3: exports are for admins; each is in the audit log before its first line, and so is a refusal")
    func rights() async throws {
        try await withExchange { fixture in
            let ann = try await fixture.actor("ann")
            let told = Mutex(0)
            let error = await failure {
                try await fixture.imports.exportPeople(by: ann) { _ in told.withLock { $0 += 1 } }
            }
            #expect(error?.rule == "ACC-2" && told.withLock { $0 } == 0)
            #expect(await failure { try await fixture.imports.exportTeams(by: ann) { _ in } }?.rule == "ACC-3")
            _ = try await fixture.imports.exportPeople(by: fixture.boss) { _ in }
            let entries = try await fixture.log().suffix(3).map { "\($0.operation) \($0.outcome)" }
            #expect(entries == ["people.export refused", "teams.export refused", "people.export done"])
        }
    }

    @Test("Everyone is written once, page by page, and an export ends where its reader fails")
    func pages() async throws {
        try await withExchange { fixture in
            let count = ExchangeLimits.exportPage * 2
            let drafts = (1..<count).map { ExchangeFixture.draft("p\($0)") }
            _ = try await fixture.directory.createUsers(drafts, as: fixture.boss)
            var (writes, lines) = (0, 0)
            let exported = try await fixture.imports.exportPeople(by: fixture.boss) { text in
                writes += 1
                lines += text.split(whereSeparator: \.isNewline).count
            }
            #expect(exported == count && lines == count + 1 && writes == 3)
            await #expect(throws: CancellationError.self) {
                try await fixture.imports.exportPeople(by: fixture.boss) { _ in throw CancellationError() }
            }
        }
    }
}
