import Foundation
import Testing

@Suite("crm-gateway: lists, and what is shown of one")
struct ListArgumentTests {
    @Test("A number that no list takes is told, not changed in silence: 2")
    func limits() async throws {
        try await Rig.run { rig in
            try await rig.found()
            let lists = [
                ["verify", "list"], ["runs", "list"], ["audit", "list"], ["events", "list"], ["user", "removals"],
                ["settings", "history", "companyDetails"],
            ]
            for list in lists {
                for limit in ["0", "-1", "1001"] {
                    let ended = try await rig.call(list + ["--limit=" + limit])
                    #expect(ended.status == 2 && ended.output.isEmpty, "\(list) \(limit)")
                    #expect(ended.errors.contains("--limit has to be 1 to "), "\(ended.errors)")
                }
                #expect(try await rig.call(list + ["--limit", "1"]).status == 0, "\(list)")
            }
        }
    }

    @Test("ACC-4: a run behind which a list should begin, and that isn't there, is told: 3")
    func before() async throws {
        try await Rig.run { rig in
            try await rig.foundAndConnect()
            try await rig.must("sync", "crm", "--target", "dave@example.com")
            let runs = try await rig.call("runs", "list", "--format", "json").document["runs"] as? [[String: Any]]
            let sync = try #require(runs?.first?["id"] as? String)
            #expect(try await rig.call("runs", "list", "--before", sync).output == "No runs.\n")
            for list in [["runs", "list"], ["verify", "list"]] {
                let ended = try await rig.call(list + ["--before", "nope"])
                #expect(ended.status == 3 && ended.errors.contains("run_not_found"), "\(ended.errors)")
                #expect(ended.errors.contains("crm-gateway \(list[0]) list"))
            }
            let shown = try await rig.call("verify", "show", sync)
            #expect(shown.status == 3 && shown.errors.contains("That run is a sync, no verification. [run_not_found"))
            #expect(shown.errors.contains("crm-gateway verify list") && shown.errors.contains("crm-gateway runs show"))
            let none = try await rig.call("verify", "show", "nope")
            #expect(none.errors.contains("crm-gateway verify list"))
        }
    }

    @Test("verify --help names all that there is besides a verification")
    func help() async throws {
        try await Rig.run { rig in
            let help = try await rig.call("verify", "--help").output
            for name in [
                "list", "show", "diff", "checks", "cleanup", "designate", "designated", "undesignate", "held",
                "release",
            ] {
                #expect(help.contains("\n  \(name) "), "\(name)")
                #expect(try await rig.call("verify", name, "--help").status == 0)
            }
        }
    }

    @Test("VER-6: where nothing of what was asked for applies, it is told why, and where to see it: 4")
    func inapplicable() async throws {
        try await VerifyCommandTests.synced { rig in
            let ended = try await VerifyCommandTests.verify(rig, "--check", "connection", "--crm", "salesforce")
            #expect(ended.status == 4, "\(ended.output)")
            #expect(
                ended.output.contains("\n  not applicable  connection.present") && ended.output.contains("(1 person)"))
            #expect(ended.output.contains("\nEvery result: crm-gateway verify show "))
            try VerifyCommandTests.breakCRM(rig)
            let failed = try await VerifyCommandTests.verify(rig)
            #expect(failed.status == 1 && failed.output.contains("\nEvery result: crm-gateway verify show "))
        }
    }
}
