import Foundation
import MockKit
import Testing
import ZohoMock

@Suite("Zoho's mock: users and org")
struct UserTests {
    @Test("Sheet §5.1: Users come in pages of 200 with a flag for more; a page beyond the last is 204 without a body")
    func pages() async throws {
        try await withZoho {
            $0.generatedUsers = 400
        } _: { server, client in
            let first = try await client.get("/users?type=AllUsers&per_page=200&page=1")
            #expect(first.items.count == 200 && first.json["info"]?["more_records"] == true)
            let third = try await client.get("/users?type=AllUsers&per_page=200&page=3")
            // Ten demo users are listed: of the twelve one is deleted, and one is a lite user.
            #expect(third.items.count == 10 && third.json["info"]?["more_records"] == false)
            #expect(third.items.last?["email"] == "user00400@example.com")
            let beyond = try await client.get("/users?page=4")
            #expect(beyond.status == 204 && beyond.bytes == 0)
        }
    }

    @Test("The mock's pages of users can be made small, so that a client's paging is seen without many users")
    func smallPages() async throws {
        try await withZoho {
            $0.switches.pageRows = 4
        } _: { server, client in
            let second = try await client.get("/users?per_page=200&page=2")
            #expect(second.items.count == 4 && second.json["info"]?["per_page"] == 4)
            let third = try await client.get("/users?per_page=200&page=3")
            #expect(third.items.count == 2 && third.json["info"]?["more_records"] == false)
        }
    }

    @Test("Sheet §5.1: A page of more than 200, an unknown type and an unknown parameter are INVALID_DATA")
    func badParameters() async throws {
        try await withZoho { server, client in
            for (query, name) in [("per_page=201", "per_page"), ("type=Everybody", "type"), ("email=a@b.c", "email")] {
                let answer = try await client.get("/users?\(query)")
                #expect(answer.status == 400 && answer.code == "INVALID_DATA")
                #expect(answer.details["param_name"]?.string == name)
            }
        }
    }

    @Test("Sheet §5.1: Inactive users are in AllUsers, deleted ones are not; an invited one is active and unconfirmed")
    func states() async throws {
        try await withZoho { server, client in
            let all = try await client.get("/users?type=AllUsers")
            let byEmail = Dictionary(all.items.map { ($0["email"]?.string ?? "", $0) }) { $1 }
            #expect(byEmail["frank@example.com"]?["status"] == "disabled")
            #expect(
                byEmail["heidi@example.com"]?["status"] == "active" && byEmail["heidi@example.com"]?["confirm"] == false
            )
            #expect(byEmail["judy@example.com"] == nil && byEmail["lite@example.com"] == nil)
            #expect(byEmail["Grace@Example.com"] != nil, "stored as it was typed")
            let deleted = try await client.get("/users?type=DeletedUsers")
            #expect(deleted.items.map { $0["email"]?.string } == ["judy@example.com"])
            let lite = try await client.get("/users?include_lite_users=true")
            #expect(lite.items.contains { $0["type__s"] == "Lite User" })
            try server.turn("inactive_word")
            let word = try await client.get("/users?type=DeactiveUsers")
            #expect(word.first["status"] == "inactive")
        }
    }

    @Test("Sheet §5.3, §3.4: CurrentUser is whose grant it is, whoever holds a copy of the key")
    func currentUser() async throws {
        try await withZoho { server, client in
            let answer = try await client.with(token: ZohoStage.bobs).get("/users?type=CurrentUser")
            #expect(answer.items.count == 1 && answer.first["email"] == "bob@example.com")
            #expect(answer.first["id"]?.string == ZohoStage.bob)
            // In milliseconds, with the winter's offset of Los Angeles.
            #expect(answer.first["offset"] == -28_800_000)
        }
    }

    @Test("Sheet §5.2: One user by id, and 204 for an unknown id")
    func single() async throws {
        try await withZoho { server, client in
            let ann = try await client.get("/users/\(ZohoStage.ann)")
            #expect(ann.first["full_name"] == "Ann Lee")
            let nobody = try await client.get("/users/5725767000000999999")
            #expect(nobody.status == 204 && nobody.bytes == 0)
            let word = try await client.get("/users/ann")
            #expect(word.status == 400 && word.code == "INVALID_DATA")
        }
    }

    @Test("Sheet §5.1: If-Modified-Since is 304 until a user changes")
    func notModified() async throws {
        try await withZoho { server, client in
            let since = ["If-Modified-Since": RFC3339.text(server.clock.now, secondsFromGMT: 3600)]
            let same = try await client.get("/users", headers: since)
            #expect(same.status == 304)
            server.advanceClock(by: .seconds(5))
            try server.change(.deactivateUser(email: "bob@example.com"))
            let changed = try await client.get("/users", headers: since)
            #expect(changed.status == 200)
        }
    }

    @Test("Sheet §5.4: A search by e-mail answers under users or data, and lags", arguments: ["users", "data"])
    func search(_ key: String) async throws {
        try await withZoho { server, client in
            try server.turn("user_search_under_data", .bool(key == "data"))
            let answer = try await client.get("/users/search?email=BOB@example.com")
            #expect(answer.json[key]?[0]?["id"]?.string == ZohoStage.bob)
            let none = try await client.get("/users/search?email=nobody@example.com")
            #expect(none.status == 204)
        }
    }

    @Test("Sheet §5.5: The org tells its ids, type and edition; a sandbox says so and has another host")
    func organization() async throws {
        try await withZoho(profile: .sandbox) { server, client in
            #expect(server.credentials.instanceURL == "https://sandbox.zohoapis.com")
            let answer = try await client.get("/org")
            #expect(answer.first["type"] == "sandbox" && answer.first["id"] == "5725767000000411000")
            #expect(answer.first["license_details"]?["paid_type"] == "enterprise")
        }
    }

    @Test("Sheet §11: A profile without API access is NO_PERMISSION on every call")
    func noAPIAccess() async throws {
        try await withZoho { server, client in
            try server.change(
                "set_right", ["profile": "Standard", "right": "Crm_Implied_Api_Access", "value": false])
            let answer = try await client.with(token: ZohoStage.bobs).get("/users?type=CurrentUser")
            #expect(answer.status == 403 && answer.code == "NO_PERMISSION")
            #expect(answer.details["permissions"]?[0] == "Crm_Implied_Api_Access")
            let admin = try await client.get("/org")
            #expect(admin.status == 200)
        }
    }

    @Test("Users change through the mock's control, and not twice with one e-mail")
    func changes() async throws {
        try await withZoho { server, client in
            try server.change(.addUser(email: "zoe@example.com", firstName: "Zoe", lastName: "Last"))
            try server.change(.deactivateUser(email: "BOB@example.com"))
            let all = try await client.get("/users")
            #expect(all.items.contains { $0["email"] == "zoe@example.com" && $0["status"] == "active" })
            #expect(all.items.contains { $0["email"] == "bob@example.com" && $0["status"] == "disabled" })
            #expect(throws: MockChangeError.self) {
                try server.change(.addUser(email: "Zoe@example.com", firstName: "Zoe", lastName: "Again"))
            }
            #expect(throws: MockChangeError.self) { try server.change("no_such_change", [:]) }
            try await server.reset(expecting: client)
        }
    }
}

extension MockServer {
    /// Makes the account anew, and shows that the keys stay.
    fileprivate func reset(expecting client: ZohoClient) async throws {
        try reset()
        let bob = try await client.get("/users/\(ZohoStage.bob)")
        #expect(bob.first["status"] == "active")
    }
}
