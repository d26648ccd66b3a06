import Foundation
import Testing

@Suite("crm-gateway settings: get, set, edit, diff, history, provenance, preview, apply, drift, readiness, share")
struct SettingsCommandTests {
    private static let titles =
        #"{"rules": [{"id": "one", "match": "prefix", "pattern": "Intern:", "action": "skip"}]}"#

    @Test("A value goes in as JSON and comes out as YAML, which goes in again unchanged")
    func roundTrip() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let set = try await rig.call("settings", "set", "meetingTitles", "-", input: Self.titles)
            #expect(set.status == 0 && set.output.contains("meetingTitles: version 1."), "\(set.errors)")
            #expect(set.output.contains("+ ") && !set.output.contains("\u{1B}"))
            let yaml = try await rig.call("settings", "get", "meetingTitles", "--as-yaml")
            #expect(yaml.output.contains("pattern: Intern:") || yaml.output.contains("pattern: 'Intern:'"))
            let file = rig.folder + "/titles.yaml"
            try yaml.output.write(toFile: file, atomically: true, encoding: .utf8)
            let again = try await rig.call("settings", "set", "meetingTitles", file)
            #expect(again.status == 0 && again.output == "meetingTitles: unchanged, version 1.\n", "\(again.errors)")
            let document = try await rig.call("settings", "get", "meetingTitles", "--format", "json").document
            #expect((document["rules"] as? [[String: Any]])?.first?["pattern"] as? String == "Intern:")
        }
    }

    @Test("YAML's plain off, no and 22:00 are texts, as settings mean them")
    func plainWords() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let yaml = """
                digest: off
                contextNotifications:
                  isEnabled: true
                  quietHours: {start: 22:00, end: 07:00}
                """
            let set = try await rig.call("settings", "set", "advancedSettings", "-", "--as-yaml", input: yaml)
            #expect(set.status == 0, "\(set.output)\(set.errors)")
            let text = try await rig.call("settings", "get", "advancedSettings", "--as-yaml").output
            #expect(text.contains("digest: \"off\""), "\(text)")
        }
    }

    @Test("SET-10: all that is wrong with a value is told with its path; nothing is written, and the status is 3")
    func faults() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let bad = #"{"rules": [{"id": "a b", "match": "regex", "pattern": "", "action": "skip"}]}"#
            let set = try await rig.call("settings", "set", "meetingTitles", "-", input: bad)
            #expect(set.status == 3)
            for path in ["rules[0].id", "rules[0].match", "rules[0].pattern"] { #expect(set.output.contains(path)) }
            let json = try await rig.call("settings", "set", "meetingTitles", "-", "--format", "json", input: bad)
            let issues = json.document["issues"] as? [[String: Any]]
            #expect(issues?.count == 3 && issues?.allSatisfy { $0["next_step"] as? String != "" } == true)
            #expect(try await rig.call("settings", "get").output.contains("meetingTitles       0        default"))
        }
    }

    @Test("A document of YAML that unfolds without end, or is none, is refused with 2")
    func bombs() async throws {
        try await Rig.run { rig in
            try await rig.found()
            var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
            for level in 1...8 {
                let uses = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
                bomb += "a\(level): &a\(level) [\(uses)]\n"
            }
            for text in [bomb, "a: [", "a: 1\na: 2", "", "? [x]\n: y"] {
                let ended = try await rig.call("settings", "set", "meetingTitles", "-", "--as-yaml", input: text)
                #expect(ended.status == 2, "\(text.prefix(20))")
                #expect(ended.errors.contains("settings_yaml_malformed"), "\(ended.errors)")
            }
        }
    }

    @Test("edit runs $EDITOR on a file of one's own; faults come back as comments, and can be mended")
    func editing() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let script = rig.folder + "/editor.sh"
            // The first time it writes a fault, the second time it mends what it is told of.
            try """
            #!/bin/sh
            stat -c %a "$1" >> \(rig.folder)/modes
            if grep -q 'FAULT' "$1"; then
                grep 'FAULT' "$1" > \(rig.folder)/faults
                printf 'rules: []\\ndefaultAction: skip\\n' > "$1"
            else
                printf 'rules: []\\ndefaultAction: explode\\n' > "$1"
            fi
            """.write(toFile: script, atomically: true, encoding: .utf8)
            let ended = try await rig.call(
                "settings", "edit", "meetingTitles", environment: ["EDITOR": "sh \(script)"])
            #expect(ended.status == 0 && ended.output.contains("meetingTitles: version 1."), "\(ended.errors)")
            let faults = try String(contentsOfFile: rig.folder + "/faults", encoding: .utf8)
            #expect(faults.contains("defaultAction") && faults.contains("settings_unknown_choice"))
            #expect(try String(contentsOfFile: rig.folder + "/modes", encoding: .utf8) == "600\n600\n")
            let same = try await rig.call("settings", "edit", "meetingTitles", environment: ["EDITOR": "true"])
            #expect(same.status == 0 && same.output == "Unchanged.\n")
            let none = try await rig.call("settings", "edit", "meetingTitles", environment: [:])
            #expect(none.status == 2 && none.errors.contains("editor_missing"))
            let broken = try await rig.call("settings", "edit", "meetingTitles", environment: ["VISUAL": "false"])
            #expect(broken.status == 1 && broken.errors.contains("editor_failed"))
        }
    }

    @Test("diff compares with a file and with another's value; history and provenance tell how a value came")
    func comparing() async throws {
        try await Rig.run { rig in
            try await rig.found()
            try await rig.must("settings", "set", "meetingTitles", try Self.file(Self.titles, in: rig))
            let other = Self.titles.replacingOccurrences(of: "Intern:", with: "Extern:")
            let diff = try await rig.call("settings", "diff", "meetingTitles", "--file", "-", input: other)
            #expect(diff.output == "~ rules[one].pattern: \"Intern:\" → \"Extern:\"\n", "\(diff.output)\(diff.errors)")
            let with = try await rig.call("settings", "diff", "meetingTitles", "--with", "dave@example.com")
            #expect(with.output.contains("- rules[one]"))
            try await rig.must("settings", "push", "--to", "dave@example.com", "--category", "meetingTitles")
            let provenance = try await rig.call("settings", "provenance", "--of", "dave@example.com")
            #expect(provenance.output.contains("pushed") && provenance.output.contains("ann@example.com"))
            let history = try await rig.call("settings", "history", "meetingTitles", "--changes")
            #expect(history.output.contains("Version 1:") && history.output.contains("own"))
            let clear = try await rig.call("settings", "set", "meetingTitles", "--clear")
            #expect(clear.status == 0 && clear.output.contains("version 2"))
        }
    }

    @Test("PREVIEW, T-33: a kept plan is applied once, and refused as stale after that")
    func planning() async throws {
        try await Rig.run { rig in
            try await rig.found()
            try await rig.must("settings", "set", "meetingTitles", try Self.file(Self.titles, in: rig))
            let plan = rig.folder + "/plan.json"
            let preview = try await rig.call(
                "settings", "preview", "--team", "Sales", "--category", "meetingTitles", "--targets", "--out", plan)
            #expect(preview.status == 0, "\(preview.output)\(preview.errors)")
            #expect(
                preview.output.contains("Preview of a push from ann@example.com for 5 targets. Nothing was written."))
            #expect(preview.output.contains("dave@example.com") && preview.output.contains("skipped (ACC-5)"))
            let before = try await rig.call("settings", "get", "--of", "dave@example.com").output
            #expect(before.contains("meetingTitles       0        default"))
            let applied = try await rig.call("settings", "apply", plan)
            #expect(applied.status == 0, "\(applied.output)\(applied.errors)")
            let stale = try await rig.call("settings", "apply", plan)
            #expect(stale.status == 3 && stale.errors.contains("plan_stale"), "\(stale.status) \(stale.errors)")
            let again = try await rig.call("settings", "preview", "--team", "Sales", "--category", "meetingTitles")
            #expect(again.output.contains("nothing would change"))
        }
    }

    @Test("DRIFT, SET-11: drift and an unready source end with 5, and say what and why")
    func driftAndReadiness() async throws {
        try await Rig.run { rig in
            try await rig.found()
            try await rig.must("settings", "set", "meetingTitles", try Self.file(Self.titles, in: rig))
            let drift = try await rig.call(
                "settings", "drift", "--team", "Sales", "--category", "meetingTitles", "--members", "--report")
            #expect(drift.status == 5 && drift.output.contains("Drift found: team Sales"), "\(drift.errors)")
            #expect(drift.output.contains("dave@example.com") && drift.output.contains("rules"))
            #expect(try await rig.call("events", "list").output.contains("drift"))
            try await rig.must("settings", "push", "--team", "Sales", "--category", "meetingTitles")
            let none = try await rig.call("settings", "drift", "--team", "Sales", "--category", "meetingTitles")
            #expect(none.status == 0 && none.output.contains("No drift"))
            let unready = try await rig.call("settings", "readiness")
            #expect(unready.status == 5 && unready.output.contains("There is no CRM connection."))
            let ready = try await rig.call("settings", "readiness", "--category", "meetingTitles", "--format", "json")
            #expect(ready.status == 0 && ready.document["is_ready"] as? Bool == true)
        }
    }

    @Test("ACC-6: share switches the sharing of keys, and says how it is")
    func sharing() async throws {
        try await Rig.run { rig in
            try await rig.found()
            #expect(try await rig.call("settings", "share").output.contains("are shared"))
            #expect(try await rig.call("settings", "share", "--keys", "off").output.contains("aren't shared"))
            #expect(try await rig.call("settings", "share", "--keys", "off").output.contains("so before"))
            let refused = try await rig.call("settings", "share", "--keys", "off", as: "dave@example.com")
            #expect(refused.status == 3 && refused.errors.contains("ACC-6"))
        }
    }

    private static func file(_ json: String, in rig: Rig) throws -> String {
        let path = rig.folder + "/value.json"
        try json.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }
}
