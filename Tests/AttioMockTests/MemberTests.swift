import AttioMock
import MockKit
import Testing

@Suite("Attio's mock: workspace members")
struct MemberTests {
    @Test("Sheet §4: all members come in one answer, whatever page is asked for, and suspended ones are among them")
    func all() async throws {
        try await withAttio { _, client in
            let answer = try await client.get(Path.members + "?limit=2&email_address=ann@example.com")
            #expect(answer.rows.count == 9)
            let levels = Dictionary(
                uniqueKeysWithValues: answer.rows.map { ($0["email_address"]?.string ?? "", $0["access_level"]) })
            #expect(levels["ann@example.com"] == "admin" && levels["frank@example.com"] == "suspended")
            #expect(levels["Grace@Example.com"] == "member" && levels["grace@example.com"] == nil)
        }
    }

    @Test("Sheet §4: one member is read by id, and an unknown one is 404 with Attio's words")
    func one() async throws {
        try await withAttio { _, client in
            let bob = try await client.get(Path.members + "/" + Path.member(2))
            #expect(bob.data["first_name"] == "Bob" && bob.data["avatar_url"] == .null)
            let id = key("").prefix(8) + "-0000-4000-8000-000000000000"
            let nobody = try await client.get(Path.members + "/\(id)")
            #expect(nobody.status == 404 && nobody.message == "Workspace member with ID \"\(id)\" not found.")
        }
    }

    @Test("SYNC-6: whoever leaves is suspended and never gone, and comes back as the same member")
    func suspended() async throws {
        try await withAttio { server, client in
            try server.change(.deactivateUser(email: "BOB@example.com"))
            let gone = try await client.get(Path.members + "/" + Path.member(2))
            #expect(gone.data["access_level"] == "suspended")
            try server.change(.reactivateUser(email: "bob@example.com"))
            let back = try await client.get(Path.members + "/" + Path.member(2))
            #expect(back.data["access_level"] == "member")
            #expect(throws: MockChangeError.self) { try server.change(.deactivateUser(email: "no@example.com")) }
        }
    }

    @Test("Sheet §12 (unverified): a suspended member as a value is refused, or taken; the code of the refusal is open")
    func asValues() async throws {
        try await withAttio { server, client in
            let body = values(["owner": ["frank@example.com"]])
            let refused = try await client.patch(Path.record(501, of: "deals"), body)
            #expect(refused.status == 400 && refused.code == "value_not_found")
            try server.turn("unknown_member_code", "validation_type")
            let nobody = try await client.patch(
                Path.record(501, of: "deals"), values(["owner": ["nobody@example.com"]]))
            #expect(nobody.status == 400 && nobody.code == "validation_type")
            try server.turn("suspended_members_accepted")
            let taken = try await client.patch(Path.record(501, of: "deals"), body)
            #expect(taken.values("owner").map { $0["referenced_actor_id"]?.string } == [Path.member(6)])
        }
    }

    @Test("10,000 members are one answer, and each of them can own a record by e-mail")
    func tenThousand() async throws {
        try await withAttio(seed { $0.generatedUsers = 10_000 }) { server, client in
            let answer = try await client.get(Path.members)
            #expect(answer.rows.count == 10_009)
            #expect(answer.rows.last?["email_address"] == "user10000@example.com")
            #expect(server.journal.calls(of: "attio.members.list").count == 1)
            let owned = try await client.patch(
                Path.record(501, of: "deals"), values(["owner": ["USER00777@example.com"]]))
            let owner = answer.rows.first { $0["email_address"] == "user00777@example.com" }
            #expect(
                owned.values("owner").first?["referenced_actor_id"] == owner?["id"]?["workspace_member_id"])
        }
    }
}
