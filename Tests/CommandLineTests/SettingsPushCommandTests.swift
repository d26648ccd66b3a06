import Foundation
import MockKit
import Testing

@Suite("crm-gateway settings: push and pull")
struct SettingsPushCommandTests {
    private static let titles =
        #"{"rules": [{"id": "one", "match": "prefix", "pattern": "Intern:", "action": "skip"}]}"#
    private static let team = ["settings", "push", "--team", "Sales", "--category", "meetingTitles"]

    /// Pipelines with as many stages as one may have.
    private static func stages(_ count: Int, _ name: String) -> String {
        let stages = (0..<count).map { #"{"id": "\#(name)\#($0)", "label": "\#(name) \#($0)", "order": \#($0)}"# }
        return #"{"pipelines": [{"crm": "hubspot", "id": "default", "label": "Sales", "stages": ["#
            + stages.joined(separator: ", ") + "]}]}"
    }

    private func set(_ category: String, _ json: String, as actor: String = "ann@example.com", in rig: Rig) async throws
    {
        let ended = try await rig.call("settings", "set", category, "-", input: json, as: actor)
        guard ended.status == 0 else { throw Rig.Unexpected(ended) }
    }

    private func run(_ ended: Ended) throws -> String {
        try #require((ended.document["run"] as? [String: Any])?["id"] as? String)
    }

    private func members(_ ended: Ended) throws -> [String: [[String: Any]]] {
        let members = try #require(ended.document["members"] as? [[String: Any]])
        return Dictionary(
            members.map { ($0["email"] as? String ?? "", $0["settings"] as? [[String: Any]] ?? []) },
            uniquingKeysWith: { first, _ in first })
    }

    @Test("SET-7, RESULT: a push tells who got what and who was left out; again it is unchanged; undo takes it back: 0")
    func team() async throws {
        try await Rig.run { rig in
            try await rig.found()
            try await set("meetingTitles", Self.titles, in: rig)
            let push = try await rig.call(Self.team)
            #expect(push.status == 0, "\(push.output)\(push.errors)")
            #expect(push.output.contains("Push of settings to team Sales from ann@example.com: "))
            #expect(push.output.contains("dave@example.com   standard   applied: meetingTitles\n"))
            #expect(push.output.contains("heidi@example.com  spectator  applied: meetingTitles\n"))
            #expect(push.output.contains("bob@example.com    standard   skipped (ACC-5)\n"))
            #expect(push.output.contains("meetingTitles  5        0          0         0\n"))
            #expect(!push.output.contains("\u{1B}"))
            let again = try await rig.call(Self.team + ["--format", "json"])
            #expect(again.status == 0 && again.document["is_unchanged"] as? Bool == true)
            let runs = try await rig.call("runs", "list", "--format", "json").document["runs"] as? [[String: Any]]
            let id = try #require(runs?.last?["id"] as? String)
            let undone = try await rig.call("runs", "undo", id)
            #expect(undone.status == 0 && undone.output.contains("Categories as before: 5."), "\(undone.output)")
            let got = try await rig.call("settings", "get", "--of", "dave@example.com").output
            #expect(got.contains("meetingTitles       2        ") && !got.contains("pushed"))
            #expect(try await rig.call("runs", "undo", id).status == 3)
        }
    }

    @Test("The JSON of a push has keys that stay; members and categories say the same as the counts")
    func json() async throws {
        try await Rig.run { rig in
            try await rig.found()
            try await set("pipelineStages", Self.stages(2, "s"), in: rig)
            let push = try await rig.call(
                "settings", "push", "--team", "Sales", "--category", "pipelineStages", "--format", "json")
            #expect(push.status == 0, "\(push.output)\(push.errors)")
            #expect(
                push.document.keys.sorted() == [
                    "categories", "crms", "failure", "is_unchanged", "keys_refused", "members", "nothing_to_copy",
                    "run",
                    "skipped", "source", "targets", "team", "way",
                ])
            #expect(push.document["way"] as? String == "push" && push.document["targets"] as? Int == 4)
            #expect(push.document["source"] as? String == "ann@example.com")
            let category = try #require((push.document["categories"] as? [[String: Any]])?.first)
            #expect(
                category.keys.sorted() == [
                    "applied", "category", "failed", "failed_examples", "failure", "is_cleared", "is_source_empty",
                    "left_out", "unchanged",
                ])
            #expect(category["applied"] as? Int == 4 && category["failed"] as? Int == 0)
            let members = try members(push)
            #expect(members["dave@example.com"]?.first?["verdict"] as? String == "applied")
            let heidi = try #require(members["heidi@example.com"]?.first)
            #expect(heidi["verdict"] as? String == "skipped" && heidi["rule"] as? String == "ACC-7")
            let skipped = (push.document["skipped"] as? [[String: Any]])?.compactMap { $0["rule"] as? String }
            #expect(skipped?.sorted() == ["ACC-5", "ACC-7"])
        }
    }

    @Test(
        "SET-10: a category that fails for somebody is told with code, path and next step: 1; a retry does the rest: 0")
    func failed() async throws {
        try await Rig.run { rig in
            try await rig.found()
            try await set("pipelineStages", Self.stages(2, "s"), in: rig)
            try await set("pipelineStages", Self.stages(1_000, "own"), as: "dave@example.com", in: rig)
            let arguments = ["settings", "push", "--team", "Sales", "--category", "pipelineStages"]
            let json = try await rig.call(arguments + ["--format", "json"])
            #expect(json.status == 1, "\(json.output)\(json.errors)")
            let category = try #require((json.document["categories"] as? [[String: Any]])?.first)
            #expect(category["failed"] as? Int == 1 && category["applied"] as? Int == 3)
            #expect(category["failed_examples"] as? [String] == ["dave@example.com"])
            let failure = try #require(category["failure"] as? [String: Any])
            #expect(failure["code"] as? String == "settings_merge_too_large")
            #expect((failure["field"] as? String)?.hasSuffix(".stages") == true)
            #expect(try members(json)["dave@example.com"]?.first?["verdict"] as? String == "failed")
            let id = try run(json)
            let shown = try await rig.call("runs", "show", id)
            #expect(shown.output.contains("dave@example.com   standard   failed: pipelineStages"))
            #expect(shown.output.contains("Try again what failed: crm-gateway runs retry \(id)"))
            try await set("pipelineStages", Self.stages(1, "own"), as: "dave@example.com", in: rig)
            let retry = try await rig.call("runs", "retry", id, "--format", "json")
            #expect(retry.status == 0, "\(retry.output)\(retry.errors)")
            #expect((retry.document["categories"] as? [[String: Any]])?.first?["applied"] as? Int == 1)
        }
    }

    @Test("SYNC-8: keys of a CRM that is down end a push with 1, and settings are there all the same")
    func down() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            try await set("meetingTitles", Self.titles, in: rig)
            rig.mock.inject(.html(status: 200), on: FaultMatch(operation: "hubspot.owners.list"), times: nil)
            let push = try await rig.call("settings", "push", "--to", "dave@example.com", "--format", "json")
            #expect(push.status == 1, "\(push.output)\(push.errors)")
            #expect((push.document["crms"] as? [[String: Any]])?.first?["verdict"] as? String == "failed")
            let got = try await rig.call("settings", "get", "--of", "dave@example.com").output
            #expect(got.contains("meetingTitles       1        set      pushed"), "\(got)")
            rig.mock.clearFaults()
            #expect(try await rig.call("runs", "retry", try run(push)).status == 0)
        }
    }

    @Test("ACC-4, SET-3: what a rule refuses ends with 3, what isn't said rightly with 2; nothing is written")
    func refused() async throws {
        try await Rig.run { rig in
            try await rig.found()
            try await set("meetingTitles", Self.titles, in: rig)
            let to = ["settings", "push", "--to", "zoe@example.com", "--format", "json"]
            let low = try await rig.call(to, as: "dave@example.com")
            #expect(low.status == 3 && low.output.isEmpty)
            #expect(low.error["code"] as? String == "role_too_low" && low.error["rule"] as? String == "ACC-4")
            let unknown = try await rig.call("settings", "push", "--to", "who@example.com", "--format", "json")
            #expect(unknown.status == 3 && unknown.error["code"] as? String == "user_not_found")
            #expect(try await rig.call("settings", "push", "--team", "Nowhere").status == 3)
            for wrong in [
                ["settings", "push"], ["settings", "push", "--to", "zoe@example.com", "--team", "Sales"],
                ["settings", "push", "--to", "zoe@example.com", "--category", "everything"],
                ["settings", "push", "--to", "zoe@example.com", "--clear", "crmKeys"],
                ["settings", "push", "--members", "zoe@example.com"], ["settings", "pull"],
                ["settings", "push", "--to", "zoe@example.com", "--category", "taskSettings", "--all-but", "crmKeys"],
            ] {
                let ended = try await rig.call(wrong)
                #expect(ended.status == 2 && ended.output.isEmpty, "\(wrong): \(ended.errors)")
            }
            #expect(try await rig.call("runs", "list").output == "No runs.\n")
        }
    }

    @Test("ACC-6, SET-1: a pull brings an admin's settings to one's own dashboard; an unbound CRM user is a warning: 5")
    func pull() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            try await set("meetingTitles", Self.titles, in: rig)
            let pull = ["settings", "pull", "--from", "ann@example.com"]
            let dave = try await rig.call(pull, as: "dave@example.com")
            #expect(dave.status == 0, "\(dave.output)\(dave.errors)")
            #expect(dave.output.contains("Sync with Admin to dave@example.com from ann@example.com: "))
            #expect(dave.output.contains("applied: ") && dave.output.contains("meetingTitles"))
            #expect(try await rig.call("keys", "list", "dave@example.com").output.contains("hubspot"))
            let zoe = try await rig.call(pull + ["--format", "json"], as: "zoe@example.com")
            #expect(zoe.status == 5, "\(zoe.output)\(zoe.errors)")
            #expect(zoe.document["way"] as? String == "sync_with_admin")
            let undone = try await rig.call(["runs", "undo", try run(zoe)], as: "zoe@example.com")
            #expect(undone.status == 0 && undone.output.contains("Categories as before: 1."), "\(undone.output)")
            #expect(try await rig.call("keys", "list", "zoe@example.com").output == "No keys.\n")
        }
    }

    @Test(
        "ACC-6: keys that aren't shared are a warning, 5, and alone a refusal, 3; from nobody but admins, for nobody else"
    )
    func notShared() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            try await set("meetingTitles", Self.titles, in: rig)
            try await rig.must("settings", "share", "--keys", "off")
            let pull = ["settings", "pull", "--from", "ann@example.com"]
            let dave = try await rig.call(pull + ["--format", "json"], as: "dave@example.com")
            #expect(dave.status == 5, "\(dave.output)\(dave.errors)")
            #expect((dave.document["keys_refused"] as? [String: Any])?["rule"] as? String == "ACC-6")
            #expect(try members(dave)["dave@example.com"]?.contains { $0["verdict"] as? String == "applied" } == true)
            let alone = try await rig.call(pull + ["--category", "crmKeys"], as: "dave@example.com")
            #expect(alone.status == 3 && alone.errors.contains("keys_not_shared, rule ACC-6"))
            #expect(try await rig.call("keys", "list", "dave@example.com").output == "No keys.\n")
            let none = try await rig.call(["settings", "pull", "--from", "zoe@example.com"], as: "dave@example.com")
            #expect(none.status == 3 && none.errors.contains("ACC-6"))
            #expect(try await rig.call(pull, as: "heidi@example.com").status == 3)
            #expect(try await rig.call(pull, as: "bob@example.com").status == 3)
        }
    }

    @Test("SET-5, I-09: --clear takes a category away, --members names some of a team, one idempotency key is one run")
    func options() async throws {
        try await Rig.run { rig in
            try await rig.found()
            try await set("meetingTitles", Self.titles, in: rig)
            let some =
                Self.team + [
                    "--members", "dave@example.com, zoe@example.com", "--idempotency-key", "k", "--format", "json",
                ]
            let first = try await rig.call(some)
            let second = try await rig.call(some)
            #expect(first.status == 0 && first.document["targets"] as? Int == 2, "\(first.errors)")
            #expect(try run(first) == run(second))
            let clear = try await rig.call(
                "settings", "push", "--to", "dave@example.com", "--category", "taskSettings", "--clear",
                "meetingTitles", "--format", "json")
            #expect(clear.status == 0, "\(clear.errors)")
            #expect(try members(clear)["dave@example.com"]?.first?["verdict"] as? String == "cleared")
            let other = try await rig.call(
                "settings", "push", "--to", "dave@example.com", "--category", "meetingTitles", "--idempotency-key", "k")
            #expect(other.status == 3 && other.errors.contains("idempotency_key_reused"))
        }
    }
}
