import MockKit
import PipedriveMock
import Testing

@Suite("Users of Pipedrive's mock")
struct UserTests {
    @Test(
        "SYNC-6: A client that takes everyone in the list for an owner meets those who left, were removed or were invited"
    )
    func everyoneInOneAnswer() async throws {
        try await withPipedrive { _, client in
            let answer = try await client.get(Path.users)
            let users = answer.content?.array ?? []
            #expect(users.count == 11)
            func user(_ email: String) -> JSON? { users.first { $0["email"]?.string == email } }
            #expect(user("frank@example.com")?["active_flag"] == false)
            #expect(user("leo@example.com")?["is_deleted"] == true && user("leo@example.com")?["active_flag"] == false)
            #expect(user("kim@example.com")?["activated"] == false && user("kim@example.com")?["active_flag"] == true)
            #expect(user("Grace@Example.com") != nil && user("grace@example.com") == nil)
            #expect(users.filter { $0["is_you"] == true }.compactMap { $0["email"]?.string } == ["ann@example.com"])
        }
    }

    @Test("T-30: 10,000 users come in one answer: there are no pages, and limit changes nothing")
    func tenThousand() async throws {
        var seed = PipedriveSeed()
        seed.generatedUsers = 10_000
        try await withPipedrive(seed) { server, client in
            let answer = try await client.get(Path.users + "?limit=5&start=3")
            #expect(answer.content?.array?.count == 10_011)
            #expect(answer.text.utf8.count > 4 * 1024 * 1024)
            #expect(server.state()["users"]?["active"] == 10_009)
        }
    }

    @Test("The own user says company and domain, under both prefixes of version 1; version 2 knows no users")
    func me() async throws {
        try await withPipedrive { server, client in
            for path in [Path.me, "/api/v1/users/me"] {
                let answer = try await client.get(path)
                #expect(answer.content?["company_id"] == 54_235_233 && answer.content?["company_domain"] == "acme-demo")
                #expect(answer.content?["is_you"] == true)
            }
            let second = try await client.get("/api/v2/users/me")
            #expect(second.status == 403)
            #expect(server.credentials.instanceURL == "https://acme-demo.pipedrive.com")
        }
    }

    @Test("An app that is nobody's administrator has no entry in `access`, instead of one that says false")
    func access() async throws {
        try await withPipedrive { _, client in
            let ann = try await client.get(Path.users + "/12001")
            #expect(ann.content?["access"]?.array?.contains { $0["app"] == "global" && $0["admin"] == true } == true)
            let bob = try await client.get(Path.users + "/12002")
            #expect(bob.content?["access"]?.array?.contains { $0["app"] == "global" } == false)
            let nobody = try await client.get(Path.users + "/99")
            #expect(nobody.status == 404 && nobody.error == "User not found or not accessible.")
        }
    }

    @Test("Finding is a search in parts of e-mails, unless the switch makes it exact", arguments: [false, true])
    func fuzzyFind(isExact: Bool) async throws {
        try await withPipedrive({ $0.exactFind = isExact }) { _, client in
            let found = try await client.get(Path.users + "/find?term=an@example.com&search_by_email=1")
            #expect(found.content?.array?.compactMap { $0["email"]?.string } == (isExact ? [] : ["ivan@example.com"]))
            let byName = try await client.get(Path.users + "/find?term=Bob")
            #expect(byName.content?.array?.count == (isExact ? 0 : 1))
            let left = try await client.get(Path.users + "/find?term=frank@example.com&search_by_email=1")
            #expect(left.content?[0]?["active_flag"] == false)
        }
    }

    @Test("A client that sends search_by_email=true is refused: it is the number 1")
    func numberNotBoolean() async throws {
        try await withPipedrive { _, client in
            let wrong = try await client.get(Path.users + "/find?term=bob&search_by_email=true")
            #expect(wrong.status == 400)
            let missing = try await client.get(Path.users + "/find?search_by_email=1")
            #expect(missing.status == 400)
        }
    }

    @Test("Unverified: who may not see others gets a list of one, or of all", arguments: [true, false])
    func hiddenUsers(isHidden: Bool) async throws {
        var seed = PipedriveSeed()
        seed.switches.hideUsers = isHidden
        seed.tokens = [.init("bob", kind: .api, user: "bob@example.com")]
        try await withPipedrive(seed) { server, _ in
            try server.change(
                .vendorSpecific(
                    "set_permission",
                    ["email": "bob@example.com", "permission": "can_see_other_users", "value": false]))
            let answer = try await PipedriveClient.api(server, token: "bob").get(Path.users)
            #expect(answer.content?.array?.count == (isHidden ? 1 : 11))
        }
    }

    @Test("Permissions say beforehand who may create fields, and the API token may be switched off")
    func permissions() async throws {
        var seed = PipedriveSeed()
        seed.tokens = [.init("bob", kind: .api, user: "bob@example.com")]
        try await withPipedrive(seed) { server, client in
            let ann = try await client.get(Path.users + "/12001/permissions")
            #expect(ann.content?["can_add_custom_fields"] == true && ann.content?.object?.members.count == 31)
            let bob = PipedriveClient.api(server, token: "bob")
            let his = try await bob.get(Path.users + "/12002/permissions")
            #expect(his.content?["can_add_custom_fields"] == false)
            let refused = try await bob.post(Path.dealFields, ["field_name": "X", "field_type": "user"])
            #expect(refused.status == 403 && refused.error == "You do not have permissions to do this.")
            #expect(refused.json["data"] == .null)
            try server.change(
                .vendorSpecific(
                    "set_permission", ["email": "bob@example.com", "permission": "can_use_api", "value": false]))
            let shut = try await bob.get(Path.me)
            #expect(shut.status == 403)
        }
    }

    @Test("A user without e-mail shows null")
    func hiddenEmail() async throws {
        var seed = PipedriveSeed()
        seed.users = [
            .init("ann@example.com", "Ann Lee", isAdmin: true),
            .init("sync@example.com", "System", hidesEmail: true),
        ]
        try await withPipedrive(seed) { _, client in
            let answer = try await client.get(Path.users)
            #expect(answer.content?[1]?["email"] == .null && answer.content?[1]?["name"] == "System")
        }
    }
}
