import Foundation
import MockKit
import Testing

@Suite("crm-gateway verify")
struct VerifyCommandTests {
    private static let properties = """
        properties:
          - {crm: hubspot, object: deal, name: amount, label: Amount, type: currency, permission: suggest}
          - {crm: hubspot, object: deal, name: hs_next_step, label: Next step, type: text, permission: write}

        """
    private static let stages = """
        pipelines:
          - crm: hubspot
            id: default
            label: Sales pipeline
            stages:
              - {id: appointmentscheduled, label: Appointment scheduled}
              - {id: closedwon, label: Closed won, outcome: won}

        """

    /// Dave has his keys, and what Ann has mapped.
    static func synced(_ body: (Rig) async throws -> Void) async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            for (category, text) in [("customProperties", properties), ("pipelineStages", stages)] {
                let ended = try await rig.call("settings", "set", category, "-", "--as-yaml", input: text)
                guard ended.status == 0 else { throw Rig.Unexpected(ended) }
            }
            try await rig.must("sync", "crm", "--target", "dave@example.com")
            try await rig.must("settings", "push", "--to", "dave@example.com", "--all-but", "crmKeys")
            try await body(rig)
        }
    }

    static func verify(_ rig: Rig, _ more: String...) async throws -> Ended {
        try await rig.call(["verify", "--target", "dave@example.com"] + more)
    }

    static func breakCRM(_ rig: Rig) throws {
        try rig.mock.change(.archiveStage(object: "deals", pipeline: "default", stage: "closedwon"))
        try rig.mock.change(.makeReadOnly(object: "deals", property: "hs_next_step"))
    }

    @Test("VER-3, VER-6: what was synced works: the summary comes first, what passed is folded, nothing is coloured: 0")
    func passed() async throws {
        try await Self.synced { rig in
            let ended = try await Self.verify(rig)
            #expect(ended.status == 0, "\(ended.output)\(ended.errors)")
            let lines = ended.output.split(separator: "\n").map(String.init)
            #expect(lines.first?.hasPrefix("Verification of dave@example.com: passed. Run ") == true)
            #expect(lines[1].contains(" passed, ") && lines[1].contains("with temporary records"))
            #expect(ended.output.contains("\nhubspot, Example Ltd (1234567): "))
            #expect(ended.output.contains("  passed  connection.live, connection.scopes, "))
            #expect(ended.output.contains("writeback.deal, writeback.contact, writeback.company"))
            #expect(ended.output.contains("  Writebacks prove the key's access, as 9586504, not each person's own.\n"))
            #expect(ended.output.contains("\nNot checked here:\n  outside.meetings: "))
            #expect(!ended.output.contains("\u{1B}") && !ended.errors.contains("\u{1B}"))
            #expect(ended.errors.contains("hubspot: passed"), "progress is on standard error")
            let all = try await rig.call(
                "verify", "show", try Self.runs(rig).first ?? "", "--all")
            #expect(all.output.contains("  passed  writeback.deal: "), "\(all.output)")
            #expect(all.output.contains("\ndave@example.com: "))
        }
    }

    @Test(
        "VER-5, VER-7: a stage that is archived and a property that is locked are named with cause and fix: 1; diff: 1")
    func worse() async throws {
        try await Self.synced { rig in
            #expect(try await Self.verify(rig).status == 0)
            try Self.breakCRM(rig)
            let ended = try await Self.verify(rig)
            #expect(ended.status == 1, "\(ended.output)\(ended.errors)")
            #expect(ended.output.hasPrefix("Verification of dave@example.com: failed. Run "))
            #expect(ended.output.contains("  FAILED  properties.writable deal / hs_next_step (Next step): "))
            #expect(ended.output.contains("[read_only]\n      Fix:   "))
            #expect(ended.output.contains("  FAILED  pipelines.stages deal / default / closedwon (Closed won): "))
            #expect(ended.output.matches(of: #/\n  FAILED  /#).count == 2)
            let runs = try await Self.runs(rig)
            let diff = try await rig.call("verify", "diff", runs[1], runs[0])
            #expect(diff.status == 1, "\(diff.output)\(diff.errors)")
            #expect(diff.output.contains("\nWorse:\n  hubspot, 1234567\n"))
            #expect(diff.output.matches(of: #/\n    FAILED  /#).count == 2 && diff.output.contains("Before: passed"))
            let back = try await rig.call("verify", "diff", runs[0], runs[1], "--format", "json")
            #expect(back.status == 0 && back.document["is_worse"] as? Bool == false, "\(back.output)")
            #expect((back.document["better"] as? [String: Any])?["count"] as? Int ?? 0 >= 2)
            let list = try await rig.call("verify", "list")
            #expect(list.output.contains("dave@example.com  temporary  failed"))
            #expect(try await rig.call("verify", "show", runs[0]).status == 1)
        }
    }

    @Test("VER-6: JSON has keys that stay; JUnit and Markdown say the same; each ends with the same status")
    func formats() async throws {
        try await Self.synced { rig in
            try Self.breakCRM(rig)
            let json = try await Self.verify(rig, "--format", "json")
            #expect(json.status == 1, "\(json.errors)")
            #expect(
                json.document.keys.sorted() == [
                    "about", "accounts", "checks", "cleanup", "conclusion", "ended_at", "exit_code", "left_out", "mode",
                    "outside", "own", "people", "people_count", "run", "started_at", "tally",
                ])
            #expect(json.document["conclusion"] as? String == "failed" && json.document["exit_code"] as? Int == 1)
            let account = try #require((json.document["accounts"] as? [[String: Any]])?.first)
            let results = try #require(account["results"] as? [[String: Any]])
            let failed = results.filter { $0["verdict"] as? String == "failed" }
            #expect(Set(failed.compactMap { $0["cause"] as? String }).contains("read_only") && failed.count == 2)
            #expect(failed.allSatisfy { ($0["fix"] as? String)?.isEmpty == false })
            let people = try #require(json.document["people"] as? [[String: Any]])
            #expect(people.compactMap { $0["email"] as? String } == ["dave@example.com"])
            let run = try #require(json.document["run"] as? String)
            let junit = try await rig.call("verify", "show", run, "--format", "junit")
            #expect(junit.status == 1 && junit.output.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"))
            let cases = junit.output.matches(of: #/<testcase classname="[^"]*" name="[^"]*"/#).map { String($0.output) }
            #expect(!cases.isEmpty && Set(cases).count == cases.count, "readers tell cases apart by class and name")
            #expect(junit.output.matches(of: #/<failure /#).count == 2 && junit.output.hasSuffix("</testsuites>\n"))
            let markdown = try await rig.call("verify", "show", run, "--format", "markdown")
            #expect(
                markdown.status == 1
                    && markdown.output.hasPrefix("# Verification of dave@example.com\n".replacing("@", with: "\\@")))
            #expect(markdown.output.contains("\nRun \(run), 1 person, "))
            #expect(junit.output.contains("<testsuites name=\"verification of dave@example.com, run \(run)\">"))
        }
    }

    @Test("VER-6: --output writes the report to a new file of its owner's, and the summary to standard output")
    func output() async throws {
        try await Self.synced { rig in
            let file = rig.folder + "/verification.xml"
            let ended = try await Self.verify(rig, "--format", "junit", "--output", file)
            #expect(ended.status == 0, "\(ended.output)\(ended.errors)")
            #expect(ended.output.hasPrefix("Verification of dave@example.com: passed. "))
            #expect(try String(contentsOfFile: file, encoding: .utf8).contains("<testsuite name=\"dave@example.com\""))
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            let calls = rig.mock.journal.entries.count
            let again = try await Self.verify(rig, "--format", "junit", "--output", file)
            #expect(again.status == 2 && again.errors.contains("is there already"))
            #expect(rig.mock.journal.entries.count == calls, "nothing is asked before the report can be kept")
        }
    }

    @Test(
        "VER-6: what was asked for and isn't checked is never 0: a CRM that is down, and a check that nobody can make: 4"
    )
    func notChecked() async throws {
        try await Self.synced { rig in
            let outside = try await Self.verify(rig, "--check", "outside.meetings")
            #expect(outside.status == 4, "\(outside.output)")
            let own = try await Self.verify(rig, "--check", "writeback.own-access")
            #expect(own.status == 4, "\(own.output)")
            rig.mock.inject(.status(503, retryAfter: nil), on: FaultMatch(operation: nil), times: nil)
            let down = try await Self.verify(rig, "--mode", "read-only")
            rig.mock.clearFaults()
            #expect(down.status == 4, "\(down.output)")
            #expect(down.output.hasPrefix("Verification of dave@example.com: not everything could be checked. "))
            #expect(down.output.contains("[crm_unavailable]") && !down.output.contains("FAILED"), "\(down.output)")
        }
    }

    @Test("VER-6: records are said to be written only where they were")
    func unwritten() async throws {
        try await Self.synced { rig in
            let ended = try await Self.verify(rig, "--check", "connection")
            #expect(ended.status == 0 && ended.output.contains("without writing"), "\(ended.output)\(ended.errors)")
            #expect(!ended.output.contains("temporary"))
        }
    }

    @Test("VER-1: a mode without writing writes nothing; a person who was never synced fails, with what to do")
    func readOnly() async throws {
        try await Self.synced { rig in
            let writes = rig.mock.journal.writes.count
            let ended = try await Self.verify(rig, "--mode", "read-only", "--crm", "hubspot", "--check", "writeback")
            #expect(rig.mock.journal.writes.count == writes)
            #expect(ended.status == 4, "\(ended.output)\(ended.errors)")
            let types = try await Self.verify(rig, "--mode", "read-only", "--crm", "hubspot", "--check", "properties")
            #expect(types.status == 0, "\(types.output)\(types.errors)")
            #expect(ended.output.contains("without writing") && ended.output.contains("Only: writeback."))
            let never = try await rig.call("verify", "--target", "carol@example.com", "--mode", "read-only")
            #expect(
                never.status == 1 && never.output.contains("FAILED  connection.present HubSpot: "), "\(never.output)")
        }
    }

    @Test("A call that is wrong is told with what there is, and asks nobody: 2")
    func usage() async throws {
        try await Rig.run { rig in
            try await rig.found()
            for wrong in [
                ["verify"], ["verify", "--target", "dave@example.com", "--team", "Sales"],
                ["verify", "--team", "Sales", "--mode", "careful"],
                ["verify", "--team", "Sales", "--change-owner"],
                ["verify", "--team", "Sales", "--format", "yaml"], ["verify", "diff", "one"],
                ["sync", "crm", "--team", "Sales", "--verify=careful"],
                ["sync", "crm", "--team", "Sales", "--preview", "--verify"],
                ["verify", "designate", "hubspot", "meeting", "1"],
            ] {
                let ended = try await rig.call(wrong)
                #expect(ended.status == 2 && ended.output.isEmpty, "\(wrong): \(ended.output)\(ended.errors)")
            }
            let check = try await rig.call("verify", "--team", "Sales", "--check", "nonsense")
            #expect(check.status == 2 && check.errors.contains("check_unknown"))
            #expect(check.errors.contains("connection.live") && check.errors.contains("writeback.deal"))
            let crm = try await rig.call("verify", "--team", "Sales", "--crm", "nonsense")
            #expect(crm.status == 2 && crm.errors.contains("hubspot"))
            let other = try await rig.call("runs", "list", "--format", "junit")
            #expect(other.status == 2 && other.errors.contains("table, json"), "\(other.errors)")
            #expect(try await rig.call("verify", "list").output == "No verifications.\n")
            #expect(try await rig.call("verify", "show", "none").status == 3)
            let help = try await rig.call("verify", "run", "--help").output
            #expect(help.contains("--format junit") && help.contains("EXAMPLES"))
            #expect(try await rig.call("verify", "checks").output.contains("\nwriteback.deal "))
        }
    }

    @Test("VER-1: --verify and verify_after_sync prove what a sync did; the status is the worse of the two")
    func after() async throws {
        try await Self.synced { rig in
            let sync = ["sync", "crm", "--target", "dave@example.com"]
            let asked = try await rig.call(sync + ["--verify=read-only"])
            #expect(asked.status == 0, "\(asked.output)\(asked.errors)")
            let (first, second) = ("Sync CRM for dave@example.com: ", "\nVerification of dave@example.com: passed. ")
            #expect(asked.output.hasPrefix(first) && asked.output.contains(second), "\(asked.output)")
            let json = try await rig.call(sync + ["--verify", "--format", "json"])
            #expect((json.document["verification"] as? [String: Any])?["conclusion"] as? String == "passed")
            #expect(json.document["targets"] as? Int == 1)
            try Self.breakCRM(rig)
            let always = try await rig.call(sync, environment: ["CRM_GATEWAY_VERIFY_AFTER_SYNC": "read-only"])
            #expect(always.status == 1, "\(always.output)\(always.errors)")
            #expect(always.output.contains("\nVerification of dave@example.com: failed. "))
            let push = ["settings", "push", "--to", "dave@example.com", "--category", "pipelineStages", "--verify"]
            let pushed = try await rig.call(push)
            #expect(pushed.status == 1 && pushed.output.contains("pipelines.stages deal / default / closedwon"))
            #expect(try await Self.runs(rig).count == 4)
        }
    }

    /// The runs of verifications, the newest first.
    static func runs(_ rig: Rig) async throws -> [String] {
        let list = try await rig.call("verify", "list", "--format", "json").document["verifications"]
        return (list as? [[String: Any]] ?? []).compactMap { $0["run"] as? String }
    }
}
