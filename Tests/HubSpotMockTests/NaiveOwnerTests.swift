import HubSpotMock
import MockKit
import Testing

@Suite("Naive clients: owners")
struct NaiveOwnerTests {
    @Test("Sheet §6: a client that assigns userId in place of id is refused with INVALID_OWNER_ID")
    func userIDIsNoOwnerID() async throws {
        try await withHubSpot { _, client in
            let ann = try await client.get(Path.owners).json["results"]?[0] ?? .null
            let userID = String(ann["userId"]?.integer ?? 0)
            #expect(userID != ann["id"]?.string)
            let refused = try await client.post(
                Path.records("deals"), deal("x", ["hubspot_owner_id": .string(userID)]))
            #expect(refused.status == 400 && refused.errorCodes == ["INVALID_OWNER_ID"])
            let taken = try await client.post(
                Path.records("deals"), deal("x", ["hubspot_owner_id": ann["id"] ?? .null]))
            #expect(taken.status == 201)
        }
    }

    @Test("Sheet §6: a client that reads the default list misses archived owners, whose userId is null")
    func archivedOwnersAreApart() async throws {
        try await withHubSpot { _, client in
            let active = try await client.get(Path.owners).json["results"]?.array ?? []
            #expect(!active.contains { $0["email"] == "frank@example.com" })
            let archived = try await client.get(Path.owners + "?archived=true").json["results"]?.array ?? []
            let emails = archived.compactMap { $0["email"]?.string }
            #expect(emails == ["frank@example.com"])
            #expect(archived[0]["userId"] == .null && archived[0]["userIdIncludingInactive"]?.integer != nil)
        }
    }

    @Test("Sheet §6: a client that takes acceptance for activity assigns archived owners")
    func archivedOwnersAreAccepted() async throws {
        try await withHubSpot { _, client in
            let answer = try await client.post(
                Path.records("deals"), deal("x", ["hubspot_owner_id": "52207713"]))
            #expect(answer.status == 201)
        }
    }

    @Test("Sheet §6: a client that compares e-mails by case misses an owner, and one that takes all types gets a queue")
    func emailCaseAndQueues() async throws {
        try await withHubSpot { _, client in
            let owners = try await client.get(Path.owners).json["results"]?.array ?? []
            #expect(!owners.contains { $0["email"] == "grace@example.com" })
            #expect(owners.contains { $0["email"]?.string?.lowercased() == "grace@example.com" })
            #expect(owners.contains { $0["type"] == "QUEUE" })
        }
    }

    @Test("Sheet §6 and §14: a client that reads one page misses owners; the last page has no paging")
    func pages() async throws {
        var seed = HubSpotSeed()
        seed.generatedUsers = 1_200
        try await withHubSpot(seed) { server, client in
            var after: String?
            var seen: Set<String> = []
            var calls = 0
            repeat {
                let tail = after.map { "&after=\($0.replacing("=", with: "%3D"))" } ?? ""
                let page = try await client.get(Path.owners + "?limit=500" + tail).json
                for owner in page["results"]?.array ?? [] { seen.insert(owner["id"]?.string ?? "") }
                after = page["paging"]?["next"]?["after"]?.string
                calls += 1
            } while after != nil
            #expect(calls == 3 && seen.count == 1_209)
            #expect(server.journal.calls(of: "hubspot.owners.list").count == 3)
            let answer1 = try await client.get(Path.owners + "?limit=501")
            #expect(answer1.status == 400)
            let answer2 = try await client.get(Path.owners + "?email=USER00777@example.com")
            #expect(
                answer2.json["results"]?.array?.count == 1)
        }
    }

    @Test("Sheet §6: an owner is found by userId only when the client says so")
    func getByUserID() async throws {
        try await withHubSpot { _, client in
            let answer3 = try await client.get(Path.owners + "/9586504")
            #expect(answer3.status == 404)
            let found = try await client.get(Path.owners + "/9586504?idProperty=userId")
            #expect(found.json["id"] == "41629779")
        }
    }
}
