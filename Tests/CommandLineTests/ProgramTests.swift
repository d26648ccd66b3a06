import Foundation
import Testing

@testable import CRMGatewayCLI

@Suite("crm-gateway: calls and who may make them")
struct ProgramTests {
    @Test("A wrong call ends with 2, one line of what is wrong and one of what next, or JSON")
    func usage() async throws {
        try await Rig.run { rig in
            let text = try await rig.call("sync", "crm")
            #expect(text.status == 2)
            #expect(text.output.isEmpty)
            let lines = text.errors.split(separator: "\n")
            #expect(lines.count == 2)
            #expect(lines.first?.hasPrefix("Error: ") == true)
            #expect(lines.last == "Next:  See crm-gateway sync crm --help.")
            let json = try await rig.call("sync", "crm", "--format", "json")
            #expect(json.status == 2)
            #expect(json.error["code"] as? String == "usage")
            #expect(try await rig.call("nonsense").status == 2)
            #expect(try await rig.call("org", "list", "--format", "yaml").status == 2)
        }
    }

    @Test("--help prints the exit codes on standard output and ends with 0; so does a group's name alone")
    func help() async throws {
        try await Rig.run { rig in
            let help = try await rig.call("--help")
            #expect(help.status == 0)
            for line in ExitStatus.table { #expect(help.output.contains(line)) }
            #expect(try await rig.call("runs").output.contains("resume"))
            #expect(try await rig.call("sync", "crm", "--help").output.contains("--preview"))
            #expect(try await rig.call("--version").output == ProgramVersion.text + "\n")
        }
    }

    @Test("ACC-1, ACC-11: somebody has to be named, known, and a person: never the system")
    func actors() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let nobody = try await rig.call("user", "list", as: nil)
            #expect(nobody.status == 2)
            #expect(nobody.errors.contains("--as EMAIL"))
            let system = try await rig.call("user", "list", "--format", "json", as: "system")
            #expect(system.status == 3)
            #expect(system.error["rule"] as? String == "ACC-11")
            #expect(try await rig.call("user", "list", as: "who@example.com").status == 3)
            #expect(try await rig.call("user", "list", as: "dave@example.com").status == 3)
        }
    }

    @Test("ACC-11: the audit log names actor, channel and the operating system's user; who may not read it is refused")
    func audit() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let log = try await rig.call("audit", "list", "--format", "json")
            let entries = try #require(log.document["entries"] as? [[String: Any]])
            #expect(entries.allSatisfy { $0["channel"] as? String == "command_line" })
            #expect(entries.allSatisfy { $0["operating_system_user"] as? String == OperatingSystemUser.name })
            #expect(try await rig.call("audit", "list", as: "bob@example.com").status == 3)
            let verified = try await rig.call("audit", "verify", "--format", "json")
            #expect(verified.status == 0)
            #expect(verified.document["is_sound"] as? Bool == true)
        }
    }

    @Test("SEC-6: an audit log without its anchors can't be proven to be complete, and says so with 4")
    func anchorsGone() async throws {
        try await Rig.run { rig in
            try await rig.found()
            try FileManager.default.removeItem(atPath: rig.state + "/audit-anchors.jsonl")
            let ended = try await rig.call("audit", "verify")
            #expect(ended.status == 4)
            #expect(ended.output.contains("There is no anchor"))
        }
    }

    @Test("Of several organizations one has to be named")
    func organizations() async throws {
        try await Rig.run { rig in
            try await rig.found()
            try await rig.must(
                "org", "create", "Globex", "--admin", "ann@example.com", "--first", "Ann", "--last", "Lee")
            let ambiguous = try await rig.call("org", "show")
            #expect(ambiguous.status == 2)
            #expect(ambiguous.errors.contains("--org"))
            #expect(try await rig.call("org", "show", "--org", "globex").output.contains("Globex"))
            // ACC-4: who is in one organization isn't found from another.
            #expect(try await rig.call("user", "show", "bob@example.com", "--org", "Globex").status == 3)
        }
    }

    @Test("PROV-1: a file of people is taken whole or not at all, and the entry at fault is named")
    func people() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let file = rig.folder + "/more.jsonl"
            try #"{"email": "new@example.com", "first": "New", "last": "One"}"#
                .appending("\n{\"email\": \"bad\", \"first\": \"B\", \"last\": \"B\"}\n")
                .write(toFile: file, atomically: true, encoding: .utf8)
            let ended = try await rig.call("user", "add", "--from", file)
            #expect(ended.status == 3)
            #expect(ended.errors.contains("Entry 2"))
            #expect(try await rig.call("user", "show", "new@example.com").status == 3)
            try "nonsense\n".write(toFile: file, atomically: true, encoding: .utf8)
            let broken = try await rig.call("user", "add", "--from", file)
            #expect(broken.status == 2)
            #expect(broken.errors.contains("Line 1"))
        }
    }

    @Test("Runs that have all ended leave nothing to resume")
    func nothingToResume() async throws {
        try await Rig.run { rig in
            try await rig.found()
            #expect(try await rig.call("runs", "resume").output == "Every run has ended.\n")
            let unknown = try await rig.call("runs", "show", "nosuch", "--format", "json")
            #expect(unknown.status == 3)
            #expect(unknown.error["code"] as? String == "run_not_found")
        }
    }
}
