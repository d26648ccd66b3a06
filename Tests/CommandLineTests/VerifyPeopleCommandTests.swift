import Foundation
import MockKit
import Testing

@Suite("crm-gateway verify: whom it is made for, and who may")
struct VerifyPeopleCommandTests {
    private static let readOnly = "--verify=read-only"

    /// Bob leads West and Sales, and is on no other team; Carol helps to lead Sales. Nobody has keys yet.
    private static func withWest(_ body: (Rig) async throws -> Void) async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            try await rig.must("team", "create", "West", "--primary-admin", "bob@example.com")
            try await rig.must("team", "add", "West", "dave@example.com", "carol@example.com")
            try await body(rig)
        }
    }

    @Test("ACC-5, VER-1: a sync, or a push, of an ordinary team with --verify ends with 0; who was skipped is told: 0")
    func afterTeam() async throws {
        try await Self.withWest { rig in
            let told = "\nLeft out, 1 person: The team's primary admin is no target in their own team. (ACC-5)\n"
            let sync = try await rig.call("sync", "crm", "--team", "West", Self.readOnly)
            #expect(sync.status == 0, "\(sync.output)\(sync.errors)")
            #expect(sync.output.contains("\nVerification of team West: passed. ") && sync.output.contains(told))
            let push = try await rig.call(
                "settings", "push", "--team", "West", "--all-but", "crmKeys", Self.readOnly)
            #expect(push.status == 0 && push.output.contains(told), "\(push.output)\(push.errors)")
            let json = try await rig.call("sync", "crm", "--team", "West", Self.readOnly, "--format", "json")
            let verification = try #require(json.document["verification"] as? [String: Any])
            let leftOut = try #require(verification["left_out"] as? [[String: Any]])
            #expect(json.status == 0 && leftOut.map { $0["rule"] as? String } == ["ACC-5"])
            #expect(leftOut.first?["count"] as? Int == 1 && verification["people_count"] as? Int == 2)
        }
    }

    @Test(
        "ACC-5, VER-7: a verification by itself names the primary admin without keys, and a fix that works: 1, then 0")
    func byItself() async throws {
        try await Self.withWest { rig in
            try await rig.must("sync", "crm", "--team", "West")
            let verify = ["verify", "--team", "West", "--mode", "read-only"]
            let alone = try await rig.call(verify)
            #expect(alone.status == 1, "\(alone.output)")
            #expect(alone.output.contains("\nbob@example.com: 1 failed, 1 not checked"))
            #expect(
                alone.output.contains("crm-gateway connect hubspot --as bob@example.com; or make them a member of "))
            #expect(try await rig.call("sync", "crm", "--target", "bob@example.com").status == 3)
            try await rig.must("team", "create", "East", "--primary-admin", "carol@example.com")
            try await rig.must("team", "add", "East", "bob@example.com")
            let byName = try await rig.call(verify)
            #expect(byName.output.contains("Fix:   Sync to them: crm-gateway sync crm --target bob@example.com\n"))
            try await rig.must("sync", "crm", "--target", "bob@example.com")
            #expect(try await rig.call(verify).status == 0)
        }
    }

    @Test("People come by email, as in a sync's table, in each format")
    func order() async throws {
        try await Self.withWest { rig in
            try await rig.must(
                "user", "add", "Aaron@example.com", "--first", "Aaron", "--last", "Lee", "--team", "West")
            let emails = ["aaron@example.com", "bob@example.com", "carol@example.com", "dave@example.com"]
            let verify = ["verify", "--team", "West", "--mode", "read-only"]
            let table = try await rig.call(verify)
            let heads = table.output.matches(of: #/\n(\S+@example\.com): /#).map { String($0.1).lowercased() }
            #expect(heads == emails, "\(table.output)")
            let json = try await rig.call(verify + ["--format", "json"])
            let people = json.document["people"] as? [[String: Any]] ?? []
            #expect(people.compactMap { ($0["email"] as? String)?.lowercased() } == emails)
        }
    }

    @Test(
        "ACC-12, ACC-10: people verify themselves and read their own reports; of others each refusal is audited as one: 3"
    )
    func access() async throws {
        try await VerifyCommandTests.synced { rig in
            let own = try await rig.call(
                ["verify", "--target", "dave@example.com", "--mode", "read-only"], as: "dave@example.com")
            #expect(own.status == 0, "\(own.output)\(own.errors)")
            #expect(own.output.hasPrefix("Verification of dave@example.com: passed. "))
            for other in [["--target", "bob@example.com"], ["--target", "who@example.com"], ["--team", "Sales"]] {
                let refused = try await rig.call(["verify"] + other + ["--format", "json"], as: "dave@example.com")
                #expect(refused.status == 3 && refused.output.isEmpty, "\(other)")
                #expect(refused.error["code"] as? String == "role_too_low")
                #expect(refused.error["rule"] as? String == "ACC-12")
            }
            let log = try await rig.call("audit", "list", "--limit", "1000", "--format", "json").document
            let refused = (log["entries"] as? [[String: Any]])?.filter { $0["outcome"] as? String == "refused" } ?? []
            #expect(refused.map { $0["operation"] as? String } == Array(repeating: "verification.run", count: 3))
            #expect(refused.allSatisfy { $0["rule"] as? String == "ACC-12" })
            #expect(try await rig.call(["verify", "cleanup"], as: "dave@example.com").status == 3)
            let run = try await VerifyCommandTests.runs(rig).first ?? ""
            let anothers = try await rig.call(["verify", "show", run], as: "zoe@example.com")
            #expect(anothers.status == 3 && anothers.errors.contains("[run_not_found, rule ACC-4]"))
            #expect(try await rig.call(["verify", "show", run], as: "dave@example.com").status == 0)
        }
    }
}
