import Foundation
import MalformedInputs
import SQLStore
import Testing
import Workspace

@testable import CRMGateway

@Suite("Bad input to the host's directory and to imports")
struct MalformedExchangeTests {
    /// Names of a table that are too long for a name, and not for an external id, are left out.
    private static let externalIDs = MalformedInputs.names(code: "external_id").filter {
        !$0.code.hasSuffix("_too_long") || $0.text.unicodeScalars.count > ExternalID.lengthMax
    }

    private func person(
        id: String = "x", email: String = "x@example.com", first: String = "X", last: String = "Y",
        team: HostTeamReference? = nil
    ) -> HostPerson {
        HostPerson(
            externalID: id, email: email, firstName: first, lastName: last, teams: team.map { [$0] } ?? [])
    }

    @Test("PROV-9, I-21: whatever is wrong with a person of the host is named by its field, and nothing is written")
    func people() async throws {
        try await withExchange { fixture in
            let upsert: @Sendable (HostPerson) async throws -> Void = { person in
                _ = try await fixture.imports.upsertPeople([person], as: fixture.boss)
            }
            var cases = MalformedCase.each(MalformedInputs.emails, field: "people[0].email") {
                try await upsert(person(email: $0))
            }
            cases += MalformedCase.each(MalformedInputs.names(code: "first_name"), field: "people[0].firstName") {
                try await upsert(person(first: $0))
            }
            cases += MalformedCase.each(MalformedInputs.names(code: "last_name"), field: "people[0].lastName") {
                try await upsert(person(last: $0))
            }
            cases += MalformedCase.each(Self.externalIDs, field: "people[0].externalID") {
                try await upsert(person(id: $0))
            }
            cases += MalformedCase.each(MalformedInputs.names(code: "team_name"), field: "people[0].teams[0]") {
                try await upsert(person(team: .name($0)))
            }
            cases += MalformedCase.each(Self.externalIDs, field: "people[0].teams[0]") {
                try await upsert(person(team: .externalID($0)))
            }
            let problems = try await MalformedCheck(fixture.store).problems(of: cases, min: 300)
            #expect(problems == [])
        }
    }

    @Test(
        "PROV-9, TEAM-11, I-21: whatever is wrong with a team of the host is named by its field, and nothing is written"
    )
    func teams() async throws {
        try await withExchange { fixture in
            let upsert: @Sendable (HostTeam) async throws -> Void = { team in
                _ = try await fixture.imports.upsertTeams([team], as: fixture.boss)
            }
            let lead = HostPersonReference.email("boss@example.com")
            var cases = MalformedCase.each(MalformedInputs.names(code: "team_name"), field: "teams[0].name") {
                try await upsert(HostTeam(externalID: "x", name: $0, primaryAdmin: lead))
            }
            cases += MalformedCase.each(Self.externalIDs, field: "teams[0].externalID") {
                try await upsert(HostTeam(externalID: $0, name: "X", primaryAdmin: lead))
            }
            cases += MalformedCase.each(MalformedInputs.emails, field: "teams[0].primaryAdmin") {
                try await upsert(HostTeam(externalID: "x", name: "X", primaryAdmin: .email($0)))
            }
            let problems = try await MalformedCheck(fixture.store).problems(of: cases, min: 200)
            #expect(problems == [])
        }
    }

    @Test("ACC-4, T-15: ids that nobody has here finish no set-up, and look alike")
    func setUp() async throws {
        try await withExchange { fixture in
            let ids = MalformedInputs.ids(
                near: fixture.here.admin.id.rawValue, elsewhere: fixture.elsewhere.admin.id.rawValue,
                code: "user_not_found")
            let cases = MalformedCase.each(ids, field: nil) { id in
                _ = try await fixture.imports.finishSetup(of: [UserID(rawValue: id)], as: fixture.boss)
            }
            let problems = try await MalformedCheck(fixture.store).problems(of: cases)
            #expect(problems == [])
        }
    }

    @Test(
        "PROV-1, PROV-4: each bad cell is told with line, column and code, in both formats",
        arguments: ExchangeFormat.allCases)
    func cells(_ format: ExchangeFormat) async throws {
        try await withExchange { fixture in
            let before = try await StoreDigest.read(fixture.store)
            let writer = ExchangeLineWriter(format: format, columns: ExchangeColumn.people)
            let good = ["x", "x@example.com", "X", "Y", "user", "standard"]
            let tables: [(column: Int, texts: [MalformedText])] = [
                // An empty external id is none.
                (0, Self.externalIDs.filter { !$0.text.isEmpty }), (1, MalformedInputs.emails),
                (2, MalformedInputs.names(code: "first_name")), (3, MalformedInputs.names(code: "last_name")),
            ]
            for (column, texts) in tables {
                let lines = texts.map { text in
                    var cells = good
                    cells[column] = text.text
                    return writer.line(cells.map { .text($0) } + [.list([])])
                }
                let report = try await fixture.imports.importPeople(
                    from: .bytes(Data((writer.header + lines.joined()).utf8)), format: format, as: fixture.boss)
                #expect(report[.bad] == texts.count && !report.isWritten && texts.count >= 40)
                #expect(report.problems.map(\.code) == texts.map(\.code))
                #expect(Set(report.problems.map(\.field)) == [ExchangeColumn.people[column].name])
            }
            let changed = try await StoreDigest.read(fixture.store).tables(changedSince: before)
            #expect(changed == [])
        }
    }

    @Test(
        "TEAM-11, PROV-4: each bad cell of a team is told with line, column and code",
        arguments: ExchangeFormat.allCases)
    func teamCells(_ format: ExchangeFormat) async throws {
        try await withExchange { fixture in
            let writer = ExchangeLineWriter(format: format, columns: ExchangeColumn.teams)
            let names = MalformedInputs.names(code: "team_name")
            let lines =
                names.map { writer.line([.text("x"), .text($0.text), .text("boss@example.com"), .list([])]) }
                + MalformedInputs.emails.map { writer.line([.text("x"), .text("X"), .text($0.text), .list([])]) }
            let report = try await fixture.imports.importTeams(
                from: .bytes(Data((writer.header + lines.joined()).utf8)), format: format, as: fixture.boss)
            #expect(report.problems.map(\.code) == (names + MalformedInputs.emails).map(\.code))
            #expect(!report.isWritten)
        }
    }

    @Test("SEC-7: files of random bytes are refused or read, and never end the process")
    func noise() async throws {
        try await withExchange { fixture in
            var random = SystemRandomNumberGenerator()
            let alphabet = Array("\",;\r\n'=\\{}[]:aé\u{FEFF} ".utf8) + [0x00, 0xFF, 0xC3]
            for format in ExchangeFormat.allCases {
                for _ in 0..<150 {
                    let begin = format == .csv ? "email,first_name,last_name\n" : "["
                    let bytes = (0..<400).map { _ in alphabet.randomElement(using: &random) ?? 0 }
                    let source = ImportSource.bytes(Data(Array(begin.utf8) + bytes))
                    do {
                        let report = try await fixture.imports.previewPeople(
                            from: source, format: format, as: fixture.boss)
                        #expect(report[.create] == 0)
                    } catch {
                        #expect((error as? GatewayError)?.code.hasPrefix("import_") == true)
                    }
                }
            }
        }
    }
}
