import Foundation
import MockKit
import Testing
import ZohoMock

@Suite("Zoho's mock: COQL")
struct QueryTests {
    @Test("Sheet §8.6: A query sees fresh writes, is 204 when nothing is found, and tells lookups by name and id")
    func finds() async throws {
        try await withZoho { server, client in
            let made = try await client.post("/Deals", ZohoStage.newDeal(["Deal_Name": "zz-probe-o'neill"]))
            let found = try await client.query(
                "select id, Owner, Deal_Name from Deals where Deal_Name = 'zz-probe-o''neill'")
            #expect(found.status == 200 && found.first["id"]?.string == made.id)
            #expect(found.first["Owner"] == ["id": .string(ZohoStage.ann), "name": "Ann Lee"])
            #expect(found.json["info"] == ["count": 1, "more_records": false])
            _ = try await client.delete("/Deals/\(made.id)")
            let gone = try await client.query("select id from Deals where Deal_Name like 'zz-probe-%'")
            #expect(gone.status == 204 && gone.bytes == 0)
        }
    }

    @Test("Sheet §15: Whether a query sees fresh writes is not known: it may lag")
    func lag() async throws {
        try await withZoho { server, client in
            try server.turn("query_lag_seconds", 30)
            _ = try await client.post("/Deals", ZohoStage.newDeal(["Deal_Name": "zz-late"]))
            let early = try await client.query("select id from Deals where Deal_Name = 'zz-late'")
            #expect(early.status == 204)
            server.advanceClock(by: .seconds(31))
            let late = try await client.query("select id from Deals where Deal_Name = 'zz-late'")
            #expect(late.items.count == 1)
        }
    }

    @Test(
        "Sheet §8.6: A condition is a must, three of them need brackets, and columns must exist",
        arguments: [
            ("select id from Deals", "SYNTAX_ERROR"),
            ("select id from Deals where Amount > 1 and Amount < 9 and Stage = 'x'", "SYNTAX_ERROR"),
            ("select Nothing from Deals where id is not null", "INVALID_QUERY"),
            ("select id from Nothing where id is not null", "INVALID_MODULE"),
            ("select id from Deals where Deal_Name = 'open", "SYNTAX_ERROR"),
            ("select id from Deals where id is not null limit 2001", "LIMIT_EXCEEDED"),
            ("drop Deals", "SYNTAX_ERROR"),
        ])
    func refusals(_ query: String, _ code: String) async throws {
        try await withZoho { server, client in
            let answer = try await client.query(query)
            #expect(answer.status == 400 && answer.code == code)
        }
    }

    @Test("Sheet §8.6: Brackets, lists, ranges, order and pages work, and related fields are reached by a dot")
    func forms() async throws {
        try await withZoho { server, client in
            let pairs = try await client.query(
                "select Deal_Name from Deals where ((Amount > 1 and Amount < 20000) and Stage is not null) order by Amount desc"
            )
            #expect(pairs.items.map { $0["Deal_Name"]?.string } == ["Acme rollout", "Globex pilot"])
            let page = try await client.query("select id from Deals where id is not null order by Amount limit 1, 1")
            #expect(page.first["id"]?.string == ZohoStage.deal && page.json["info"]?["more_records"] == true)
            let related = try await client.query(
                "select Account_Name.Account_Name from Deals where Account_Name.Account_Name = 'Globex'")
            #expect(related.items.count == 1 && related.first["Account_Name.Account_Name"] == "Globex")
            let owners = try await client.query(
                "select id from Deals where Owner in ('\(ZohoStage.ann)','\(ZohoStage.bob)') and Amount between 1 and 5000"
            )
            #expect(owners.items.count == 1)
            let missing = try await client.post("/coql", ["query": "x"])
            #expect(missing.status == 400)
        }
    }

    @Test("Sheet §3.5: COQL needs its own scope and the module's")
    func scopes() async throws {
        try await withZoho {
            $0.tokens.append(.init("1000.coql", scopes: ["ZohoCRM.coql.READ", "ZohoCRM.modules.Leads.READ"]))
        } _: { server, client in
            let narrow = client.with(token: "1000.coql")
            let deals = try await narrow.query("select id from Deals where id is not null")
            #expect(deals.status == 401 && deals.code == "OAUTH_SCOPE_MISMATCH")
            let leads = try await narrow.query("select id from Leads where id is not null")
            #expect(leads.status == 204)
        }
    }
}
