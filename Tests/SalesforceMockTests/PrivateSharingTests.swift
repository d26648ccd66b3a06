import MockKit
import SalesforceMock
import Testing

/// Sheet §9 and §11: NOT_FOUND is what is gone, and what the user may not see.
@Suite("Salesforce's mock: an org that shares nothing by itself")
struct PrivateSharingTests {
    private static let bob = "005QH000000001dYAA"

    /// An org with a deal of Ann's; Bob's client sees what Bob sees.
    private func withPrivateOrg(
        _ body: (_ server: MockServer, _ ann: RecordClient, _ bob: RecordClient, _ deal: String) async throws -> Void
    ) async throws {
        try await withRecordOrg { server, ann in
            try server.turn("private_sharing")
            let made = try await ann.post("/sobjects/Opportunity", RecordOrg.deal())
            #expect(made.status == 201)
            try await body(server, ann, ann.with(token: RecordOrg.sales), made.id)
        }
    }

    private func withdraw(_ permissions: [String], from profile: String, _ server: MockServer) throws {
        for permission in permissions {
            try server.change(
                .vendorSpecific(
                    "set_permission",
                    ["profile": .string(profile), "permission": .string(permission), "value": false]))
        }
    }

    @Test("A record of somebody else's is in no query, null in a list, and NOT_FOUND by its id")
    func isHidden() async throws {
        try await withPrivateOrg { _, ann, bob, deal in
            let owns = try await ann.query("SELECT Id FROM Opportunity WHERE Id = '\(deal)'")
            #expect(owns.records.count == 1)
            let query = try await bob.query("SELECT Id FROM Opportunity WHERE Id = '\(deal)'")
            #expect(query.records.isEmpty)
            let list = try await bob.get("/composite/sobjects/Opportunity?ids=\(deal)&fields=Name")
            #expect(list.status == 200 && list.json[0] == .null)
            let one = try await bob.get("/sobjects/Opportunity/\(deal)")
            #expect(one.status == 404 && one.code == "NOT_FOUND")
            let changed = try await bob.patch("/sobjects/Opportunity/\(deal)", ["Name": "Mine"])
            #expect(changed.status == 404 && changed.code == "NOT_FOUND")
            let gone = try await bob.delete("/sobjects/Opportunity/\(deal)")
            #expect(gone.status == 404 && gone.code == "NOT_FOUND")
            let stays = try await ann.get("/sobjects/Opportunity/\(deal)")
            #expect(stays.json["Name"] == "Probe")
        }
    }

    @Test("Deleted or not, a hidden record is answered alike; only who may see it is told ENTITY_IS_DELETED")
    func deletedIsHiddenToo() async throws {
        try await withPrivateOrg { _, ann, bob, deal in
            let deleted = try await ann.delete("/sobjects/Opportunity/\(deal)")
            #expect(deleted.status == 204)
            let again = try await ann.delete("/sobjects/Opportunity/\(deal)")
            #expect(again.status == 404 && again.code == "ENTITY_IS_DELETED")
            let others = try await bob.delete("/sobjects/Opportunity/\(deal)")
            #expect(others.status == 404 && others.code == "NOT_FOUND")
            let rows = try await bob.send("DELETE", "/composite/sobjects?ids=\(deal)&allOrNone=false")
            #expect(rows.json[0]?["errors"]?[0]?["statusCode"] == "NOT_FOUND")
        }
    }

    @Test("Whoever gives a record away loses sight of it with that, unless they may view all records")
    func givenAway() async throws {
        try await withPrivateOrg { server, ann, bob, _ in
            try withdraw(["ModifyAllData", "ViewAllData"], from: "System Administrator", server)
            let made = try await ann.post(
                "/sobjects/Opportunity", RecordOrg.deal("Given", ["OwnerId": .string(Self.bob)]))
            #expect(made.status == 201)
            let lost = try await ann.delete("/sobjects/Opportunity/\(made.id)")
            #expect(lost.status == 404 && lost.code == "NOT_FOUND")
            let deleted = try await bob.delete("/sobjects/Opportunity/\(made.id)")
            #expect(deleted.status == 204)
        }
    }

    @Test("Who may view all records and change none of others' is refused as such")
    func viewsAll() async throws {
        try await withPrivateOrg { server, ann, bob, _ in
            try withdraw(["ModifyAllData"], from: "System Administrator", server)
            let made = try await bob.post("/sobjects/Opportunity", RecordOrg.deal("Bob's"))
            let read = try await ann.get("/sobjects/Opportunity/\(made.id)")
            #expect(read.status == 200)
            let refused = try await ann.delete("/sobjects/Opportunity/\(made.id)")
            #expect(refused.status == 403 && refused.code == "INSUFFICIENT_ACCESS_OR_READONLY")
        }
    }

    @Test("A hidden record can't be referred to, and is nothing where a query goes through it")
    func references() async throws {
        try await withPrivateOrg { _, ann, bob, _ in
            let account = try await ann.post("/sobjects/Account", ["Name": "Ann's"])
            let refused = try await bob.post(
                "/sobjects/Opportunity", RecordOrg.deal("Referring", ["AccountId": .string(account.id)]))
            #expect(refused.status == 403 && refused.code == "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY")
            let made = try await ann.post(
                "/sobjects/Opportunity",
                RecordOrg.deal("Of Ann's", ["AccountId": .string(account.id), "OwnerId": .string(Self.bob)]))
            let seen = try await bob.query("SELECT Id, Account.Name FROM Opportunity WHERE Id = '\(made.id)'")
            #expect(seen.records.count == 1 && seen.records.first?["Account"] == .null)
        }
    }

    @Test("A profile may make and edit records of an object, and not delete them")
    func mayNotDelete() async throws {
        try await withRecordOrg { server, ann in
            try server.change(
                .vendorSpecific(
                    "set_object_access",
                    ["profile": "Sales User", "object": "Opportunity", "allowed": ["create", "read", "edit"]]))
            let bob = ann.with(token: RecordOrg.sales)
            let made = try await bob.post("/sobjects/Opportunity", RecordOrg.deal())
            #expect(made.status == 201)
            let refused = try await bob.delete("/sobjects/Opportunity/\(made.id)")
            #expect(refused.status == 403 && refused.code == "INSUFFICIENT_ACCESS_OR_READONLY")
            let deleted = try await ann.delete("/sobjects/Opportunity/\(made.id)")
            #expect(deleted.status == 204)
        }
    }

    @Test("Turned off, everybody sees everything again")
    func turnedOff() async throws {
        try await withPrivateOrg { server, _, bob, deal in
            try server.turn("private_sharing", false)
            let seen = try await bob.get("/sobjects/Opportunity/\(deal)")
            #expect(seen.status == 200)
        }
    }
}
