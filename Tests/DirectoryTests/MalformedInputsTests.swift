import CRMGateway
import MalformedInputs
import SQLStore
import Testing
import Workspace

@Suite("The tables of bad inputs")
struct MalformedInputsTests {
    @Test("PROV-4, T-32: each malformed address is refused with the code that its table names")
    func emails() {
        #expect(MalformedInputs.emails.count > 100)
        expect(MalformedInputs.emails) { text throws(InvalidValue) in _ = try EmailAddress(text) }
    }

    @Test("PROV-1, TEAM-11: each malformed name is refused with the code that its table names")
    func names() {
        let (first, last) = (MalformedInputs.names(code: "first_name"), MalformedInputs.names(code: "last_name"))
        #expect(first.count > 60)
        expect(first) { text throws(InvalidValue) in _ = try PersonName(first: text, last: "Lee") }
        expect(last) { text throws(InvalidValue) in _ = try PersonName(first: "Ann", last: text) }
        expect(MalformedInputs.names(code: "team_name")) { text throws(InvalidValue) in _ = try TeamName(text) }
        expect(MalformedInputs.names(code: "organization_name")) { text throws(InvalidValue) in
            _ = try Organization.checkedName(text)
        }
    }

    @Test("T-15: malformed ids and keys differ from each other and from what is there")
    func ids() {
        let valid = "0199f3c2-0000-7000-8000-00000000abcd"
        let ids = MalformedInputs.ids(near: valid, elsewhere: "0199f3c2-0000-7000-8000-00000000abce", code: "x")
        #expect(ids.count > 50 && !ids.contains { $0.text.unicodeScalars.elementsEqual(valid.unicodeScalars) })
        #expect(Set(ids.map { Array($0.text.utf8) }).count == ids.count)
        #expect(MalformedInputs.idempotencyKeys().count > 60)
    }

    @Test("I-21: the check tells what was taken, what failed otherwise, and which table was written")
    func check() async throws {
        let fixture = try await DirectoryFixture()
        defer { fixture.end() }
        let wrong = GatewayError(code: "other", message: "No.", nextStep: "Ask.", field: "name")
        let cases = [
            MalformedCase("right", code: "other", field: "name") { throw wrong },
            MalformedCase("taken", code: "x", field: nil) {},
            MalformedCase("other code", code: "x", field: "name") { throw wrong },
            MalformedCase("other field", code: "other", field: nil) { throw wrong },
            MalformedCase("written", code: "other", field: "name") {
                _ = try await fixture.directory.createTeam(
                    name: "New", primaryAdmin: fixture.here.admin.id, as: fixture.boss)
                throw wrong
            },
        ]
        let problems = try await MalformedCheck(fixture.store).problems(of: cases, min: 6)
        #expect(
            problems == [
                "5 cases, 6 are needed", "taken: was taken", "other code: other instead of x",
                "other field: field name instead of none", "written: wrote team, team_member",
            ])
    }

    private func expect(_ table: [MalformedText], _ read: (String) throws(InvalidValue) -> Void) {
        for entry in table {
            do throws(InvalidValue) {
                try read(entry.text)
                Issue.record("\(entry.name) was taken")
            } catch {
                #expect(error.code == entry.code, "\(entry.name)")
            }
        }
    }
}
