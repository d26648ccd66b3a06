import Foundation
import MockKit
import Testing

@Suite("crm-gateway: roles, seats, removals, changes that wait")
struct PeopleCommandTests {
    @Test("TEAM-7: roles and seats are changed by email; what a rule refuses ends with 3 and the rule")
    func rolesAndSeats() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            let role = try await rig.call("user", "role", "dave@example.com", "zoe@example.com", "--to", "admin")
            #expect(role.status == 0)
            #expect(role.output.contains("dave@example.com: user → admin.\n"))
            let again = try await rig.call("user", "role", "dave@example.com", "--to", "admin")
            #expect(again.status == 0 && again.output == "dave@example.com: unchanged.\n")
            let lead = try await rig.call("user", "role", "bob@example.com", "--to", "user")
            #expect(lead.status == 3 && lead.errors.contains("primary_admin_demotion, rule TEAM-7"))
            #expect(try await rig.call("user", "role", "dave@example.com", "--to", "boss").status == 2)
            _ = try await rig.call("sync", "crm", "--target", "dave@example.com")
            let seat = try await rig.call("user", "seat", "dave@example.com", "--to", "spectator")
            #expect(seat.status == 0 && seat.output.contains("dave@example.com: key to hubspot ended."))
            #expect(try await rig.call("keys", "list", "dave@example.com").output == "No keys.\n")
        }
    }

    @Test("TEAM-6: a removal is confirmed, told, repeated without harm, listed, taken back, and purged")
    func removal() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            _ = try await rig.call("sync", "crm", "--target", "dave@example.com")
            let unasked = try await rig.call("user", "remove", "dave@example.com")
            #expect(unasked.status == 2 && unasked.errors.contains("confirmation_needed"))
            let wrong = try await rig.call("user", "remove", "dave@example.com", "--confirm", "zoe@example.com")
            #expect(wrong.status == 3 && wrong.errors.contains("rule TEAM-6, at confirmation"))
            let remove = ["user", "remove", "dave@example.com", "--confirm", "dave@example.com"]
            let removed = try await rig.call(remove)
            #expect(removed.status == 0)
            #expect(
                removed.output.contains(
                    "dave@example.com: removed. Ended: 1 memberships, the dashboard, keys to hubspot"))
            #expect(removed.output.contains("Take back their access to meetings"))
            let again = try await rig.call(remove)
            #expect(again.status == 0 && again.output == "dave@example.com: already removed.\n")
            #expect(try await rig.call("user", "removals").output.contains("dave@example.com"))
            let back = try await rig.call("user", "restore", "dave@example.com")
            #expect(back.status == 0 && back.output.contains("1 teams, 1 keys"))
            let twice = try await rig.call("user", "restore", "dave@example.com")
            #expect(twice.status == 0 && twice.output == "dave@example.com is there already.\n")
            _ = try await rig.call(remove)
            try await rig.must("user", "purge", "dave@example.com", "--confirm", "dave@example.com")
            let list = try await rig.call("user", "removals")
            #expect(!list.output.contains("dave@example.com") && list.output.contains("purged"))
            #expect(try await rig.call("user", "restore", "dave@example.com").status == 3)
        }
    }

    @Test("TEAM-10: beyond the threshold a command ends with 6 and names a run, which another super admin approves")
    func parked() async throws {
        try await Rig.run { rig in
            try await rig.found()
            #expect(try await rig.call("org", "threshold").output.contains("No threshold"))
            try await rig.must("user", "role", "carol@example.com", "--to", "super_admin")
            try await rig.must("org", "threshold", "--people", "1")
            let parked = try await rig.call(
                "user", "remove", "dave@example.com", "zoe@example.com", "--confirm", "2", "--format", "json")
            #expect(parked.status == 6)
            let run = try #require((parked.document["parked"] as? [String: Any])?["run"] as? String)
            #expect(try await rig.call("runs", "list").output.contains("parked"))
            let shown = try await rig.call("runs", "show", run)
            #expect(shown.output.contains("Parked: removal of 2"))
            #expect(try await rig.call("runs", "approve", run).status == 3)
            #expect(try await rig.call("user", "show", "dave@example.com").status == 0)
            let approved = try await rig.call(["runs", "approve", run], as: "carol@example.com")
            #expect(approved.status == 0 && approved.output.contains("Approved, and applied."))
            #expect(try await rig.call("user", "show", "dave@example.com").status != 0)
            let off = try await rig.call("org", "threshold", "--off")
            #expect(off.status == 6)
            #expect(try await rig.call("org", "threshold", "--people", "-1").status == 2)
            #expect(
                try await rig.call("org", "threshold", "--people", "0", "--percent", "101").errors.contains("percent"))
        }
    }

    @Test("TEAM-10: who asked and is the only super admin types the organization's name")
    func alone() async throws {
        try await Rig.run { rig in
            try await rig.found()
            try await rig.must("org", "threshold", "--people", "0")
            let parked = try await rig.call("user", "seat", "dave@example.com", "--to", "spectator", "--format", "json")
            #expect(parked.status == 6)
            let run = try #require((parked.document["parked"] as? [String: Any])?["run"] as? String)
            #expect(try await rig.call("runs", "approve", run).status == 2)
            #expect(try await rig.call("runs", "approve", run, "--confirm", "acme").status == 3)
            let approved = try await rig.call("runs", "approve", run, "--confirm", "Acme")
            #expect(approved.status == 0 && approved.output.contains("standard → spectator"))
        }
    }

    @Test("TEAM-9: another organization admin is named by email")
    func organizationAdmin() async throws {
        try await Rig.run { rig in
            try await rig.found()
            #expect(try await rig.call("org", "admin", "dave@example.com").status == 3)
            let named = try await rig.call("org", "admin", "carol@example.com")
            #expect(named.status == 0 && named.output.contains("carol@example.com"))
            #expect(try await rig.call("org", "show").output.contains("carol@example.com"))
        }
    }
}
