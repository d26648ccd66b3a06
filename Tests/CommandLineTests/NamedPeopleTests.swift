import Foundation
import Testing

@Suite("crm-gateway: whom a sync, a push, a preview or an undo is for, by name")
struct NamedPeopleTests {
    /// What the audit log says of refused calls: operation and rule, in order.
    private func refusals(_ rig: Rig) async throws -> [String] {
        let log = try await rig.call("audit", "list", "--limit", "1000", "--format", "json").document
        let entries = (log["entries"] as? [[String: Any]])?.filter { $0["outcome"] as? String == "refused" } ?? []
        return entries.map { "\($0["operation"] ?? "") \($0["rule"] ?? "")" }
    }

    /// Runs commands that have to be refused alike, and tells code, rule and field of each.
    private func refused(_ rig: Rig, _ commands: [[String]], as actor: String) async throws -> [String] {
        var told: [String] = []
        for command in commands {
            let ended = try await rig.call(command + ["--format", "json"], as: actor)
            #expect(ended.status == 3 && ended.output.isEmpty, "\(command): \(ended.output)\(ended.errors)")
            told.append("\(ended.error["code"] ?? "") \(ended.error["rule"] ?? "") \(ended.error["field"] ?? "")")
        }
        return told
    }

    @Test("ACC-4, ACC-10: who may not sync is refused as such, whomever they name; audited as a Sync CRM: 3")
    func sync() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let names = [
                ["--target", "bob@example.com"], ["--target", "dave@example.com"], ["--target", "who@example.com"],
                ["--target", "no address"], ["--team", "Sales"], ["--team", "Nowhere"],
            ]
            let commands = names.map { ["sync", "crm"] + $0 } + names.map { ["sync", "crm", "--preview"] + $0 }
            let told = try await refused(rig, commands, as: "dave@example.com")
            #expect(told == Array(repeating: "role_too_low ACC-4 <null>", count: commands.count))
            #expect(try await refusals(rig) == Array(repeating: "sync.crm ACC-4", count: commands.count))
        }
    }

    @Test("ACC-4, ACC-10: who may not push is refused as such, whomever they name; audited as push or preview: 3")
    func push() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let names = [
                ["--to", "bob@example.com"], ["--to", "who@example.com"], ["--team", "Sales"], ["--team", "Nowhere"],
                ["--team", "Sales", "--members", "zoe@example.com,who@example.com"],
            ]
            for (command, operation) in [("push", "sync.settings"), ("preview", "settings.preview")] {
                let before = try await refusals(rig).count
                let told = try await refused(rig, names.map { ["settings", command] + $0 }, as: "dave@example.com")
                #expect(told == Array(repeating: "role_too_low ACC-4 <null>", count: names.count))
                let audited = Array(try await refusals(rig).dropFirst(before))
                #expect(audited == Array(repeating: "\(operation) ACC-4", count: names.count))
            }
        }
    }

    @Test("ACC-4: who isn't there is told as the target that was named, and audited as what was wanted: 3")
    func notFound() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let cases: [([String], String, String)] = [
                (["sync", "crm", "--target", "who@example.com"], "user_not_found ACC-4 user", "sync.crm"),
                (["sync", "crm", "--team", "Nowhere", "--preview"], "team_not_found ACC-4 team", "sync.crm"),
                (["settings", "push", "--to", "who@example.com"], "user_not_found ACC-4 user", "sync.settings"),
                (
                    ["settings", "push", "--team", "Sales", "--members", "zoe@example.com, who@example.com"],
                    "user_not_found ACC-4 members[1]", "sync.settings"
                ),
                (["settings", "preview", "--team", "Nowhere"], "team_not_found ACC-4 team", "settings.preview"),
            ]
            for (command, error, operation) in cases {
                #expect(try await refused(rig, [command], as: "ann@example.com") == [error])
                #expect(try await refusals(rig).last == "\(operation) ACC-4")
            }
        }
    }

    @Test("ACC-6, ACC-10: --from names admins alone; of others nobody learns who there is: 3")
    func from() async throws {
        try await Rig.run { rig in
            try await rig.found()
            for (command, operation) in [("pull", "sync.settings"), ("preview", "settings.preview")] {
                let from = { ["settings", command, "--from", $0] }
                let before = try await refusals(rig).count
                let told = try await refused(
                    rig, ["zoe@example.com", "who@example.com", "dave@example.com"].map(from), as: "dave@example.com")
                #expect(told == Array(repeating: "source_is_no_admin ACC-6 from", count: 3))
                // Who can't sync with an admin at all is told that first.
                let others = try await refused(rig, [from("who@example.com")], as: "bob@example.com")
                #expect(others == ["not_standard_user ACC-6 <null>"])
                let audited = Array(try await refusals(rig).dropFirst(before))
                #expect(audited == Array(repeating: "\(operation) ACC-6", count: 4))
            }
        }
    }

    @Test("ACC-12, ACC-10: who may not undo a run is refused as such, whomever they name; audited as an undo: 3")
    func undo() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            try await rig.must("sync", "crm", "--target", "dave@example.com")
            let listed = try await rig.call("runs", "list", "--format", "json").document["runs"] as? [[String: Any]]
            let run = try #require(listed?.first?["id"] as? String)
            let undo = { ["runs", "undo", run, "--user", $0] }
            let told = try await refused(
                rig, ["dave@example.com", "bob@example.com", "who@example.com"].map(undo), as: "dave@example.com")
            #expect(told == Array(repeating: "role_too_low ACC-4 <null>", count: 3))
            #expect(
                try await refused(rig, [undo("who@example.com")], as: "ann@example.com")
                    == ["user_not_found ACC-4 users[0]"])
            #expect(try await refusals(rig) == Array(repeating: "run.undo ACC-4", count: 4))
            let undone = try await rig.call(undo("dave@example.com"))
            #expect(undone.status == 0 && undone.output.contains("Keys as before: 1."), "\(undone.output)")
        }
    }

    @Test(
        "ACC-6, ACC-12: who undoes their own Sync with Admin names themselves; of others nobody learns who there is: 3")
    func undoOwn() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            let pull = try await rig.call(
                "settings", "pull", "--from", "ann@example.com", "--format", "json", as: "dave@example.com")
            let run = try #require((pull.document["run"] as? [String: Any])?["id"] as? String)
            let undo = { ["runs", "undo", run, "--user", $0] }
            let told = try await refused(
                rig, ["bob@example.com", "who@example.com"].map(undo), as: "dave@example.com")
            #expect(told == Array(repeating: "user_not_found ACC-4 users[0]", count: 2))
            #expect(try await rig.call(undo("dave@example.com"), as: "dave@example.com").status == 0)
        }
    }
}
