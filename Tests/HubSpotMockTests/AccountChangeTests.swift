import Foundation
import HubSpotMock
import MockKit
import Testing

@Suite("Changes of accounts, seeds and size")
struct AccountChangeTests {
    @Test("A deactivated user's owner is archived, and comes back")
    func users() async throws {
        try await withHubSpot { server, client in
            try server.change(.deactivateUser(email: "BOB@example.com"))
            let answer1 = try await client.get(Path.owners + "?email=bob@example.com")
            #expect(answer1.json["results"] == [])
            try server.change(.reactivateUser(email: "bob@example.com"))
            let answer2 = try await client.get(Path.owners + "?email=bob@example.com")
            #expect(answer2.json["results"]?.array?.count == 1)
            try server.change(.addUser(email: "zoe@example.com", firstName: "Zoe", lastName: "Ek"))
            let answer3 = try await client.get(Path.owners + "?email=zoe@example.com")
            #expect(answer3.json["results"]?.array?.count == 1)
            #expect(throws: MockChangeError.self) { try server.change(.deactivateUser(email: "no@example.com")) }
        }
    }

    @Test("A stage that was archived, a property made read-only or deleted, a token revoked, a scope withdrawn")
    func others() async throws {
        try await withHubSpot { server, client in
            let deals = Path.records("deals")
            try server.change(.archiveStage(object: "deals", pipeline: "default", stage: "qualifiedtobuy"))
            let answer4 = try await client.post(deals, deal("x"))
            #expect(answer4.errorCodes == ["INVALID_OPTION"])
            let answer5 = try await client.send("PATCH", deals + "/501", body: ["properties": ["amount": "1"]])
            #expect(answer5.status == 200)
            try server.change(.makeReadOnly(object: "deals", property: "amount"))
            let refused = try await client.send("PATCH", deals + "/501", body: ["properties": ["amount": "2"]])
            #expect(refused.errorCodes == ["READ_ONLY_VALUE"])
            try server.change(.deleteProperty(object: "deals", property: "fit_score"))
            let answer6 = try await client.get(Path.properties("deals") + "/fit_score")
            #expect(answer6.status == 404)
            try server.change(.withdrawScope("crm.objects.deals.write"))
            let answer7 = try await client.send("PATCH", deals + "/501", body: ["properties": [:]])
            #expect(answer7.status == 403)
            try server.change(.revokeToken(client.token))
            let answer8 = try await client.get(Path.owners)
            #expect(answer8.json["category"] == "INVALID_AUTHENTICATION")
            try server.reset()
            let answer9 = try await client.get(Path.owners)
            #expect(answer9.status == 200)
        }
    }

    @Test("The example seed is loaded, and shows each thing that it says")
    func exampleSeed() async throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Mocks/HubSpot/Fixtures/example-seed.json").standardizedFileURL.path()
        let source = FileManager.default.fileExists(atPath: file) ? file : "Mocks/HubSpot/Fixtures/example-seed.json"
        try await withHubSpot(try HubSpotSeed(file: source)) { server, client in
            #expect(server.credentials.userEmail == "admin@harbour.example")
            let answer10 = try await client.get(Path.owners)
            #expect(answer10.json["results"]?.array?.count == 6)
            let ships = try await client.get(Path.records("ships") + "?properties=name").json
            #expect(ships["results"]?[0]?["properties"]?["name"] == "Seagull")
            let used = try await client.send("DELETE", Path.properties("deals") + "/harbour_master")
            #expect(used.json["subCategory"] == "PropertyValidationError.CANNOT_DELETE_PROPERTY_IN_USE")
            let lost = try await client.post(Path.records("deals"), deal("Berth", ["dealstage": "closedlost"]))
            #expect(lost.errorCodes == ["MISSING_CONDITIONAL_REQUIRED_PROPERTY"])
            let old = NaiveClient(server, token: "seed-expired")
            let answer11 = try await old.get(Path.owners)
            #expect(answer11.json["category"] == "EXPIRED_AUTHENTICATION")
        }
    }

    @Test("A seed with a mistake says where it is and what would do")
    func badSeeds() {
        let seeds: [(JSON, String)] = [
            (["usres": []], "seed.usres is unknown"), (["users": [["email": 5]]], "seed.users[0].email is a number"),
            (["crm": "zoho"], "seed.crm"), (["tokens": [["token": "t", "kind": "magic"]]], "seed.tokens[0].kind"),
        ]
        for (json, words) in seeds {
            let error = #expect(throws: SeedError.self) { try HubSpotSeed(json) }
            #expect(error?.description.contains(words) == true)
        }
    }

    @Test("10,000 owners are read in 21 pages, and one is found by e-mail, without a scan per request")
    func tenThousandOwners() async throws {
        var seed = HubSpotSeed()
        seed.generatedUsers = 10_000
        seed.limits.oauthBurst = 1_000
        try await withHubSpot(seed) { server, client in
            for page in 0...20 {
                let cursor = Data("\(page * 500)\n".utf8).base64EncodedString().replacingOccurrences(
                    of: "=", with: "%3D")
                let owners = try await client.get(Path.owners + "?limit=500&after=\(cursor)").json["results"]?.array
                #expect(owners?.count == (page < 20 ? 500 : 9))
            }
            let one = try await client.get(Path.owners + "?email=user10000@example.com").json
            #expect(one["results"]?.array?.count == 1)
            #expect(server.state()["owners"]?["active"] == 10_009)
        }
    }
}
