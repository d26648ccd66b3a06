import Foundation
import Testing

@Suite("import, export, events and unfinished set-ups on the command line")
struct ExchangeCommandTests {
    private func write(_ text: String, _ name: String, _ rig: Rig) throws -> String {
        let path = rig.folder + "/" + name
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    @Test("A preview writes nothing, a bad line stops an import, and the good ones go in when that is asked for")
    func people() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let path = try write(
                "email,first_name,last_name,role,seat,teams\nnew@example.com,Ned,Ray,user,standard,Sales\n"
                    + "bad@,Bad,Ray,user,standard,\n", "people.csv", rig)
            let preview = try await rig.call("import", "people", path, "--preview")
            #expect(
                preview.status == 5 && preview.output.contains("preview") && preview.output.contains("email_malformed"))
            let refused = try await rig.call("import", "people", path, "--format", "json")
            #expect(refused.status == 3 && refused.output.contains(#""written" : false"#))
            let written = try await rig.call("import", "people", path, "--skip-bad-lines")
            #expect(written.status == 5 && written.output.contains("1 lines left out"))
            #expect(try await rig.call("user", "show", "new@example.com").status == 0)
            let wrong = try write("email;first_name\n", "wrong.csv", rig)
            let separated = try await rig.call("import", "people", wrong)
            #expect(separated.status == 2 && separated.errors.contains("semicolons"))
        }
    }

    @Test("T-28: an export can be imported again, goes into a new file for its owner alone, and never over another")
    func export() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let (people, teams) = (rig.folder + "/out.csv", rig.folder + "/teams.jsonl")
            #expect(try await rig.call("export", "people", "--to", people).status == 0)
            #expect(try await rig.call("export", "teams", "--to", teams).status == 0)
            let mode = try FileManager.default.attributesOfItem(atPath: people)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(try await rig.call("export", "people", "--to", people).status == 2)
            for (noun, path) in [("people", people), ("teams", teams)] {
                let again = try await rig.call("import", noun, path, "--format", "json")
                #expect(again.status == 0 && again.output.contains(#""bad" : 0"#), "\(again.output)\(again.errors)")
            }
            let shown = try await rig.call("export", "people", "--file-format", "jsonl")
            #expect(shown.output.split(separator: "\n").count == 7)
        }
    }

    @Test("Events are listed behind a cursor; a cursor of another store is refused; nobody's set-up is incomplete")
    func events() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            #expect(try await rig.call("sync", "crm", "--target", "dave@example.com").status == 0)
            let listed = try await rig.call("events", "list", "--format", "json")
            #expect(listed.status == 0 && listed.output.contains("run_ended"))
            #expect(try await rig.call("events", "list", "--after", "1").output.contains("No events."))
            #expect(try await rig.call("events", "list", "--after", "99").status == 3)
            #expect(try await rig.call("user", "list", "--incomplete").output.contains("No users."))
            let finished = try await rig.call("user", "finish-setup", "dave@example.com")
            #expect(finished.status == 0 && finished.output.contains("had a dashboard already"))
        }
    }
}
