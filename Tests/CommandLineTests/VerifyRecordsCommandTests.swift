import Foundation
import MockCalling
import MockKit
import Testing

@Suite("crm-gateway verify: records that it writes into, and what it leaves")
struct VerifyRecordsCommandTests {
    /// A deal of the demo account.
    private static let deal = "501"

    /// What the CRM holds of the designated deal, but for when it was last changed.
    private static func record(_ rig: Rig) throws -> String {
        var record = try #require(rig.mock.state()["objects"]?["deals"]?["records"]?[deal])
        try #require(record["hs_lastmodifieddate"] != nil && record["amount"] != nil)
        record["hs_lastmodifieddate"] = nil
        return String(decoding: record.encoded(), as: UTF8.self)
    }

    @Test("VER-3, VER-4, T-23: a designated record is chosen, listed, written and restored, and let go: 0")
    func designated() async throws {
        try await VerifyCommandTests.synced { rig in
            #expect(try await rig.call("verify", "designated").output == "No record is designated.\n")
            let none = try await VerifyCommandTests.verify(rig, "--mode", "designated", "--check", "writeback.deal")
            #expect(none.status == 4 && none.output.contains("crm-gateway verify designate hubspot deal RECORD"))
            let chosen = try await rig.call("verify", "designate", "hubspot", "deal", Self.deal)
            #expect(chosen.status == 0, "\(chosen.errors)")
            let listed = try await rig.call("verify", "designated", "--format", "json").document["designated"]
            let records = try #require(listed as? [[String: Any]])
            #expect(records.map { $0["record"] as? String } == [Self.deal])
            #expect(records.first?["chosen_by"] as? String == "ann@example.com")
            let (before, writes) = (try Self.record(rig), rig.mock.journal.writes.count)
            let used = try await VerifyCommandTests.verify(rig, "--mode", "designated", "--check", "writeback.deal")
            #expect(used.status == 0, "\(used.output)\(used.errors)")
            #expect(used.output.contains("with designated records") && used.output.contains("passed  writeback.deal"))
            #expect(rig.mock.journal.writes.count >= writes + 2, "written, and put back")
            #expect(try Self.record(rig) == before)
            let gone = try await rig.call("verify", "undesignate", "hubspot", "deal")
            #expect(gone.status == 0 && gone.output == "No deal of hubspot 1234567 is designated any more.\n")
            #expect(try await rig.call("verify", "designated").output == "No record is designated.\n")
            let after = try await VerifyCommandTests.verify(rig, "--mode", "designated", "--check", "writeback.deal")
            #expect(after.status == 4)
            #expect(try Self.record(rig) == before)
        }
    }

    @Test("T-23: what isn't there can't be designated, nor let go, with or without an account named: 3, and what next")
    func notDesignated() async throws {
        try await VerifyCommandTests.synced { rig in
            let missing = try await rig.call("verify", "designate", "hubspot", "deal", "4711")
            #expect(missing.status == 3 && missing.errors.contains("designated_record_unknown"), "\(missing.errors)")
            for account in [[], ["--account", "1234567"]] {
                let call = ["verify", "undesignate", "hubspot", "deal", "--format", "json"] + account
                let none = try await rig.call(call)
                #expect(none.status == 3 && none.error["code"] as? String == "record_not_designated")
                #expect((none.error["next_step"] as? String)?.contains("crm-gateway verify designated") == true)
            }
        }
    }

    @Test(
        "VER-4: what is left is told once, with its name; clean-up says what it removed, and what it didn't look for: 6"
    )
    func cleanup() async throws {
        try await VerifyCommandTests.synced { rig in
            #expect(try await rig.call("verify", "cleanup").output == "Nothing is left in any CRM.\n")
            #expect(try await rig.call("verify", "cleanup", "--dry-run").output == "No clean-up is open.\n")
            rig.mock.inject(.status(403), on: FaultMatch(operation: "hubspot.records.batch_archive"), times: nil)
            let left = try await VerifyCommandTests.verify(rig)
            #expect(left.status == 6, "\(left.output)\(left.errors)")
            #expect(left.output.contains("  warning  writeback.cleanup (3): told as clean-up pending, below\n"))
            #expect(left.output.matches(of: #/zz gateway probe/#).count == 3, "\(left.output)")
            #expect(left.output.matches(of: #/Clean up again: crm-gateway verify cleanup\n/#).count == 1)
            let run = try await VerifyCommandTests.runs(rig).first ?? ""
            let junit = try await rig.call("verify", "show", run, "--format", "junit")
            #expect(junit.status == 6 && !junit.output.contains("<failure") && !junit.output.contains("<error"))
            let open = try await rig.call("verify", "cleanup", "--dry-run", "--format", "json")
            #expect(open.status == 6 && (open.document["cleanup"] as? [Any])?.count == 3)
            #expect(open.document["dry_run"] as? Bool == true && (open.document["settled"] as? [Any])?.isEmpty == true)
            rig.mock.clearFaults()
            let calls = rig.mock.journal.count
            #expect(try await rig.call("verify", "cleanup", "--dry-run").status == 6)
            #expect(rig.mock.journal.count == calls, "a dry run asks no CRM")
            let cleaned = try await rig.call("verify", "cleanup")
            #expect(cleaned.status == 0, "\(cleaned.errors)")
            #expect(
                cleaned.output.matches(of: #/Removed: hubspot (deal|contact|company) \d+, "zz gateway probe /#).count
                    == 3)
            #expect(cleaned.output.hasSuffix("\nNothing is left in any CRM.\n"))
            #expect(try await rig.call("verify", "cleanup").output == "Nothing is left in any CRM.\n")
        }
    }

    @Test("F-C9: what a record held that couldn't be restored is shown to super admins, and given up when they say so")
    func heldAndReleased() async throws {
        try await VerifyCommandTests.synced { rig in
            #expect(try await rig.call("verify", "designate", "hubspot", "deal", Self.deal).status == 0)
            let before = try #require(try Self.amount(rig))
            let restore = FaultMatch.operation("hubspot.records.batch_update", nth: 2)
            rig.mock.inject(.status(403), on: restore, times: nil)
            let used = try await VerifyCommandTests.verify(rig, "--mode", "designated", "--check", "writeback.deal")
            #expect(used.status == 6, "\(used.output)")
            rig.mock.clearFaults()
            try await Self.setAmount(rig, "77")
            let cleaned = try await rig.call("verify", "cleanup")
            #expect(cleaned.status == 6 && cleaned.output.contains("verify held"), "\(cleaned.output)")
            let open = try await rig.call("verify", "cleanup", "--dry-run", "--format", "json")
            let pending = try #require(open.document["cleanup"] as? [[String: Any]])
            #expect(pending.map { $0["reason"] as? String } == ["not_restored"], "\(pending)")
            let mark = try #require(pending.first?["mark"] as? String)
            let held = try await rig.call("verify", "held", mark)
            #expect(held.status == 0 && held.output.contains("amount\n  before:  \(before)\n"), "\(held.output)")
            let values = try await rig.call("verify", "held", mark, "--format", "json").document["properties"]
            #expect((values as? [[String: Any]])?.contains { $0["name"] as? String == "amount" } == true)
            let refused = try await rig.call("verify", "release", mark, "--as", "bob@example.com")
            #expect(refused.status != 0)
            #expect(try await rig.call("verify", "release", mark).status == 0)
            #expect(try Self.amount(rig) == "77")
            #expect(try await rig.call("verify", "cleanup", "--dry-run").output == "No clean-up is open.\n")
            #expect(try await rig.call("verify", "release", mark).status == 0, "released twice is released once")
            let unknown = try await rig.call("verify", "release", String(repeating: "0", count: 32))
            #expect(unknown.status == 3 && unknown.errors.contains("nothing_held"), "\(unknown.errors)")
        }
    }

    @Test("VER-4: a left-over that no key sees any more is released by its mark, and where it may stand is told: 0")
    func releasedLeftOver() async throws {
        try await VerifyCommandTests.synced { rig in
            rig.mock.inject(.status(403), on: FaultMatch(operation: "hubspot.records.batch_archive"), times: nil)
            #expect(try await VerifyCommandTests.verify(rig, "--check", "writeback.deal").status == 6)
            rig.mock.clearFaults()
            let open = try await rig.call("verify", "cleanup", "--dry-run", "--format", "json").document["cleanup"]
            let left = try #require((open as? [[String: Any]])?.first)
            let (name, record) = (try #require(left["mark"] as? String), try #require(left["record"] as? String))
            let early = try await rig.call("verify", "release", name, "--format", "json")
            #expect(early.status == 3 && early.error["code"] as? String == "probe_in_reach", "\(early.errors)")
            #expect((early.error["next_step"] as? String)?.contains("crm-gateway verify cleanup") == true)
            let keys = try await rig.call("keys", "list", "--format", "json").document["keys"] as? [[String: Any]]
            _ = try await rig.call("keys", "revoke", try #require(keys?.first?["grant"] as? String), "--yes")
            let stuck = try await rig.call("verify", "cleanup")
            #expect(stuck.status == 6 && stuck.output.contains("crm-gateway verify release "), "\(stuck.output)")
            let refused = try await rig.call("verify", "release", name, "--as", "bob@example.com")
            #expect(refused.status == 3)
            let released = try await rig.call("verify", "release", name)
            #expect(released.status == 0 && released.output.contains("\"\(name)\""), "\(released.errors)")
            #expect(released.output.contains(record) && released.output.contains("may still stand"))
            #expect(!released.output.contains("emoved"), "\(released.output)")
            #expect(try await rig.call("verify", "cleanup", "--dry-run").output == "No clean-up is open.\n")
            let again = try await rig.call("verify", "release", name, "--format", "json")
            #expect(again.status == 0 && again.document["mark"] as? String != nil, "\(again.errors)")
            #expect(again.document["name"] as? String == name && again.document["record"] as? String == record)
            #expect(again.document["mode"] as? String == "temporary" && again.document["crm"] as? String == "hubspot")
        }
    }

    private static func amount(_ rig: Rig) throws -> String? {
        try #require(rig.mock.state()["objects"]?["deals"]?["records"]?[deal])["amount"]?.string
    }

    /// Writes an amount, as somebody in the CRM would.
    private static func setAmount(_ rig: Rig, _ amount: String) async throws {
        let token = try #require(rig.mock.credentials.staticToken)
        let answer = try await PlainClient.send(
            "PATCH", "\(rig.mock.baseURL)/crm/objects/2026-09/deals/\(deal)",
            body: ["properties": ["amount": .string(amount)]], headers: ["Authorization": "Bearer \(token)"])
        try #require(answer.status == 200)
    }

    @Test("What is no mark is refused before any store is asked: 2")
    func malformedMark() async throws {
        try await VerifyCommandTests.synced { rig in
            for name in ["held", "release"] {
                let call = try await rig.call("verify", name, "nope")
                #expect(call.status == 2, "\(call.status) \(call.errors)")
                #expect(call.errors.contains("mark_malformed"))
            }
        }
    }

    @Test("VER-4: in JSON a clean-up lists what it removed, and what is left")
    func cleanupJSON() async throws {
        try await VerifyCommandTests.synced { rig in
            rig.mock.inject(.status(403), on: FaultMatch(operation: "hubspot.records.batch_archive"), times: nil)
            #expect(try await VerifyCommandTests.verify(rig, "--check", "writeback.deal").status == 6)
            rig.mock.clearFaults()
            let cleaned = try await rig.call("verify", "cleanup", "--format", "json").document
            #expect(cleaned.keys.sorted() == ["cleanup", "dry_run", "settled"])
            let settled = try #require(cleaned["settled"] as? [[String: Any]])
            #expect(settled.map { $0["what"] as? String } == ["removed"])
            #expect(settled.first?["object"] as? String == "deal" && settled.first?["record"] is String)
            #expect((cleaned["cleanup"] as? [Any])?.isEmpty == true && cleaned["dry_run"] as? Bool == false)
        }
    }
}
