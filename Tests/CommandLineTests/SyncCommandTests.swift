import Foundation
import MockKit
import Testing

@Suite("crm-gateway: Sync CRM")
struct SyncCommandTests {
    @Test("A team sync prints its outcome per member and CRM; a second one is unchanged; undo takes it back")
    func team() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            try await rig.must("org", "owner-property", "hubspot", "deal", "--name", "gateway_owner")
            let first = try await rig.call("sync", "crm", "--team", "Sales")
            #expect(first.status == 5)
            for line in Self.members { #expect(first.output.contains(line), "\(first.output)") }
            #expect(first.output.contains("Owner property, hubspot deal: gateway_owner (created, by this run)"))
            #expect(first.output.contains("Warning, zoe@example.com: Nobody in hubspot has this email"))
            #expect(first.errors.contains("owner property of deal: gateway_owner (created)"))

            let second = try await rig.call("sync", "crm", "--team", "Sales")
            #expect(second.status == 5)
            #expect(second.output.contains("unchanged, there was nothing to do, with warnings"))
            #expect(second.output.contains("4 unchanged"))

            let runs = try await rig.call("runs", "list", "--format", "json").document["runs"] as? [[String: Any]]
            let run = try #require(runs?.last?["id"] as? String)
            let undone = try await rig.call("runs", "undo", run)
            #expect(undone.status == 0)
            #expect(undone.output.contains("Keys as before: 4. Bindings as before: 4."))
            #expect(undone.output.contains("Left in the CRM, hubspot: deal.gateway_owner."))
            #expect(try await rig.call("keys", "list", "dave@example.com").output == "No keys.\n")
        }
    }

    private static let members = [
        "MEMBER             SEAT       HUBSPOT KEY      HUBSPOT USER\n",
        "bob@example.com    standard   skipped (ACC-5)\n",
        "carol@example.com  standard   copied           bound\n",
        "dave@example.com   standard   copied           bound\n",
        "frank@example.com  standard   copied           inactive\n",
        "heidi@example.com  spectator  skipped (ACC-7)\n",
        "zoe@example.com    standard   copied           unresolved\n",
    ]

    @Test("PREVIEW: a preview says the same and writes nothing, here or in the CRM")
    func preview() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            try await rig.must("org", "owner-property", "hubspot", "deal", "--name", "gateway_owner")
            let ended = try await rig.call("sync", "crm", "--team", "Sales", "--preview")
            #expect(ended.status == 5)
            #expect(ended.output.contains("dave@example.com   copy         bound\n"))
            #expect(ended.output.contains("Owner property, hubspot deal: gateway_owner (create)"))
            #expect(rig.mock.journal.entries.allSatisfy { !$0.isWrite })
            #expect(try await rig.call("runs", "list").output == "No runs.\n")
            #expect(try await rig.call("keys", "list", "dave@example.com").output == "No keys.\n")
        }
    }

    @Test("ACC-7, ACC-10: a spectator named alone is refused with 3 and the rule, and stands in the audit log")
    func spectator() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            let ended = try await rig.call("sync", "crm", "--target", "heidi@example.com", "--format", "json")
            #expect(ended.status == 3)
            #expect(ended.output.isEmpty)
            #expect(ended.error["rule"] as? String == "ACC-7")
            #expect(ended.error["exit_code"] as? Int == 3)
            #expect((ended.error["next_step"] as? String)?.isEmpty == false)
            let log = try await rig.call("audit", "list", "--limit", "1000", "--format", "json").document
            let refused = (log["entries"] as? [[String: Any]])?.filter { $0["outcome"] as? String == "refused" }
            #expect(refused?.last?["rule"] as? String == "ACC-7")
            #expect(try await rig.call("runs", "list").output == "No runs.\n")
        }
    }

    @Test("ACC-4, ACC-5, SYNC-1: an unknown email, an actor without the right, the admin as target: refused with 3")
    func refused() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            let unknown = try await rig.call("sync", "crm", "--target", "who@example.com", "--format", "json")
            #expect(unknown.status == 3)
            #expect(unknown.error["code"] as? String == "user_not_found")
            let dave = try await rig.call("sync", "crm", "--team", "Sales", as: "dave@example.com")
            #expect(dave.status == 3)
            let source = try await rig.call("sync", "crm", "--target", "ann@example.com", "--format", "json")
            #expect(source.status == 3)
            #expect(source.error["rule"] as? String == "SYNC-1")
            let malformed = try await rig.call("sync", "crm", "--target", "no address")
            #expect(malformed.status == 3)
        }
    }

    @Test("SET-8: a target without a dashboard is told to finish set-up first")
    func missingDashboard() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            try await Database.removeDashboard(of: "dave@example.com", in: rig.database)
            let ended = try await rig.call("sync", "crm", "--target", "dave@example.com", "--format", "json")
            #expect(ended.status == 3)
            #expect(ended.error["code"] as? String == "dashboard_missing")
            #expect(ended.error["rule"] as? String == "SET-8")
            let team = try await rig.call("sync", "crm", "--team", "Sales")
            #expect(team.output.contains("dave@example.com   standard   skipped (SET-8)"))
        }
    }

    @Test("SYNC-5: a CRM that hides no property has nobody to choose whom to show it to: refused with 3, and why")
    func nothingHidden() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            let ended = try await rig.call(
                "org", "owner-property", "hubspot", "--visible-to", "every-synced-member", "--format", "json")
            #expect(ended.status == 3)
            #expect(ended.error["code"] as? String == "owner_property_audience")
            #expect(ended.error["rule"] as? String == "SYNC-5")
            let shown = try await rig.call("org", "owner-property", "hubspot", "--format", "json").document
            let first = (shown["owner_properties"] as? [[String: Any]])?.first
            #expect(first?["visible_to"] is NSNull)
            #expect(try await rig.call("sync", "crm", "--target", "dave@example.com", "--ask-again").status == 0)
        }
    }

    @Test("SYNC-3: an admin without keys has nothing to copy, which is no error")
    func nothingToCopy() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let ended = try await rig.call("sync", "crm", "--team", "Sales")
            #expect(ended.status == 0)
            #expect(ended.output.contains("nothing to copy"))
        }
    }

    @Test("SYNC-8: a CRM that is down ends with 1 and the way to try again; retry finishes it")
    func down() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            rig.mock.inject(.html(status: 200), on: FaultMatch(operation: "hubspot.owners.list"), times: nil)
            let ended = try await rig.call("sync", "crm", "--target", "dave@example.com", "--format", "json")
            #expect(ended.status == 1)
            let crm = (ended.document["crms"] as? [[String: Any]])?.first
            #expect(crm?["verdict"] as? String == "failed")
            let run = try #require((ended.document["run"] as? [String: Any])?["id"] as? String)
            rig.mock.clearFaults()
            let again = try await rig.call("runs", "retry", run)
            #expect(again.status == 0)
            #expect(try await rig.call("runs", "cancel", run).status == 3)
        }
    }

    @Test("One idempotency key names one run; the events of a run can be watched afterwards, from a cursor")
    func sameRun() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            let arguments = [
                "sync", "crm", "--target", "dave@example.com", "--idempotency-key", "k", "--format", "json",
            ]
            let first = try await rig.call(arguments)
            let second = try await rig.call(arguments)
            #expect(first.status == 0)
            let ids = [first, second].map { ($0.document["run"] as? [String: Any])?["id"] as? String }
            #expect(ids[0] == ids[1])
            let watched = try await rig.call("runs", "watch", ids[0] ?? "", "--format", "json")
            let lines = watched.output.split(separator: "\n")
            #expect(watched.status == 0)
            #expect(lines.count >= 3)
            #expect(lines.last?.contains(#""kind":"finished""#) == true)
            let rest = try await rig.call("runs", "watch", ids[0] ?? "", "--after", "1", "--format", "json")
            #expect(rest.output.split(separator: "\n").count == lines.count - 1)
        }
    }

    @Test("The JSON of an outcome has keys that stay")
    func jsonKeys() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            let ended = try await rig.call("sync", "crm", "--team", "Sales", "--format", "json")
            #expect(
                ended.document.keys.sorted() == [
                    "crms", "failure", "is_unchanged", "members", "nothing_to_copy", "run", "skipped", "targets",
                    "team", "undo",
                ])
            let crm = try #require((ended.document["crms"] as? [[String: Any]])?.first)
            #expect(
                crm.keys.sorted() == [
                    "account", "account_name", "acts_as", "bindings", "calls", "crm", "failure", "keys",
                    "owner_properties", "record_types", "sight", "verdict", "waited_milliseconds",
                ])
            let skipped = (ended.document["skipped"] as? [[String: Any]])?.compactMap { $0["rule"] as? String }
            #expect(skipped?.sorted() == ["ACC-5", "ACC-7"])
        }
    }
}
