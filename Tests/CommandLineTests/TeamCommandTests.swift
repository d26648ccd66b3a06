import Foundation
import Testing

@Suite("crm-gateway team")
struct TeamCommandTests {
    @Test("TEAM-1, TEAM-11: teams are made, renamed, listed and searched, with who leads them and how many they are")
    func lists() async throws {
        try await Rig.run { rig in
            try await rig.found()
            try await rig.must("team", "create", "Support", "--primary-admin", "carol@example.com")
            let renamed = try await rig.call("team", "rename", "support", "Büro Süd", "--format", "json")
            #expect((renamed.document["teams"] as? [[String: Any]])?.first?["name"] as? String == "Büro Süd")
            let all = try await rig.call("team", "list", "--format", "json").document["teams"] as? [[String: Any]]
            #expect(all?.map { $0["name"] as? String } == ["Sales", "Büro Süd"])
            #expect(all?.first?["primary_admin"] as? String == "bob@example.com")
            #expect(all?.first?["member_count"] as? Int == 6)
            #expect(try await rig.call("team", "list", "--search", "BURO").output.contains("Büro Süd"))
            let byMember = try await rig.call("team", "list", "--search", "okafor").output
            #expect(byMember.contains("Sales") && !byMember.contains("Büro"))
            #expect(try await rig.call("team", "list", "--search", "100%").output == "No teams.\n")
            let taken = try await rig.call("team", "rename", "Sales", "BÜRO süd", "--format", "json")
            #expect(taken.status == 3 && taken.error["code"] as? String == "team_name_taken")
            #expect(taken.error["field"] as? String == "name")
        }
    }

    @Test("TEAM-1: show and members tell names, positions, roles and seats; candidates tell who could join")
    func members() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let shown = try await rig.call("team", "show", "Sales")
            #expect(shown.output.contains("Primary admin: bob@example.com") && shown.output.contains("Dave Okafor"))
            let found = try await rig.call("team", "members", "Sales", "--search", "heidi", "--format", "json")
            let member = try #require((found.document["members"] as? [[String: Any]])?.first)
            #expect(member["seat"] as? String == "spectator" && member["last_name"] as? String == "Brandt")
            #expect(member["position"] as? String == "member" && member["has_dashboard"] as? Bool == true)
            let free = try await rig.call("team", "candidates", "Sales", "--format", "json")
            #expect(emails(free) == ["ann@example.com"])
            let leads = try await rig.call(
                "team", "candidates", "Sales", "--position", "primary_admin", "--format", "json")
            #expect(emails(leads) == ["ann@example.com", "carol@example.com"])
            #expect(try await rig.call("team", "candidates", "Sales", "--position", "boss").status == 2)
        }
    }

    @Test("TEAM-2, TEAM-8: a move says what changed and what to review, in words and as JSON")
    func moving() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let none = try await rig.call("team", "destinations", "dave@example.com")
            #expect(none.status == 0 && none.output.hasPrefix("There is no destination"))
            try await rig.must("team", "create", "Support", "--primary-admin", "ann@example.com")
            #expect(try await rig.call("team", "destinations", "dave@example.com").output.contains("Support"))
            let moved = try await rig.call("team", "move", "dave@example.com", "--from", "Sales", "--to", "Support")
            #expect(moved.status == 0)
            let rows = moved.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
            #expect(rows.contains(["dave@example.com", "Sales", "member", "–"]))
            #expect(rows.contains(["dave@example.com", "Support", "–", "member"]))
            #expect(moved.output.contains("To review:\n") && moved.output.contains("granted apart"))
            let back = try await rig.call(
                "team", "move", "dave@example.com", "--from", "Support", "--to", "Sales", "--format", "json")
            let review = back.document["review"] as? [[String: Any]]
            #expect(review?.compactMap { $0["what"] as? String }.contains("crm_sync") == true && review?.count == 6)
            #expect((back.document["changes"] as? [[String: Any]])?.first?["after"] is NSNull)
        }
    }

    @Test("TEAM-4, TEAM-5: swap-primary, position and remove do what the rules allow, and name the rule where not")
    func positions() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let leader = try await rig.call("team", "remove", "Sales", "bob@example.com", "--format", "json")
            #expect(leader.status == 3 && leader.error["rule"] as? String == "TEAM-4")
            #expect(leader.error["field"] as? String == "user")
            try await rig.must("team", "swap-primary", "Sales", "carol@example.com")
            #expect(try await rig.call("team", "show", "Sales").output.contains("Primary admin: carol@example.com"))
            try await rig.must("team", "position", "Sales", "bob@example.com", "member")
            let user = try await rig.call(
                "team", "position", "Sales", "dave@example.com", "secondary_admin", "--format", "json")
            #expect(user.status == 3 && user.error["code"] as? String == "position_needs_admin")
            let only = try await rig.call("team", "remove", "Sales", "dave@example.com", "--format", "json")
            #expect(only.status == 3 && only.error["rule"] as? String == "TEAM-5")
            try await rig.must("team", "create", "Support", "--primary-admin", "ann@example.com")
            try await rig.must("team", "add", "Support", "dave@example.com", "--idempotency-key", "k1")
            try await rig.must("team", "add", "Support", "dave@example.com", "--idempotency-key", "k1")
            try await rig.must("team", "remove", "Sales", "dave@example.com")
            #expect(try await rig.call("team", "members", "Sales", "--search", "dave").output == "No members.\n")
        }
    }

    @Test("ACC-3: an admin lists teams and edits none; each command's help shows an example")
    func access() async throws {
        try await Rig.run { rig in
            try await rig.found()
            #expect(try await rig.call(["team", "list"], as: "carol@example.com").status == 0)
            let refused = try await rig.call(
                ["team", "rename", "Sales", "Mine", "--format", "json"], as: "carol@example.com")
            #expect(refused.status == 3 && refused.error["rule"] as? String == "ACC-3")
            for verb in [
                "create", "rename", "list", "show", "members", "candidates", "add", "move", "destinations", "remove",
                "swap-primary", "position",
            ] {
                let help = try await rig.call("team", verb, "--help")
                #expect(help.status == 0 && help.output.contains("crm-gateway team \(verb) "), "\(verb)")
                #expect(help.output.contains("Example:"), "\(verb)")
            }
        }
    }

    private func emails(_ ended: Ended) -> [String] {
        (ended.document["users"] as? [[String: Any]] ?? []).compactMap { $0["email"] as? String }
    }
}
