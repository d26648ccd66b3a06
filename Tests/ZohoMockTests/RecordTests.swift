import Foundation
import MockKit
import Testing
import ZohoMock

@Suite("Zoho's mock: reading records")
struct RecordTests {
    @Test("Sheet §8.1: A list without fields is refused, and so are more than 50 of them")
    func fieldsAreAMust() async throws {
        try await withZoho { server, client in
            let none = try await client.get("/Deals")
            #expect(none.status == 400 && none.code == "REQUIRED_PARAM_MISSING")
            #expect(none.details["param_name"] == "fields")
            let names = (0...50).map { "F\($0)" }.joined(separator: ",")
            let many = try await client.get("/Deals?fields=\(names)")
            #expect(many.status == 400 && many.code == "LIMIT_EXCEEDED" && many.details["limit"] == 50)
        }
    }

    @Test("Sheet §8.1: Pages reach 2,000 records; a page token goes on, for the same user and parameters")
    func pages() async throws {
        try await withZoho {
            var leads = ZohoSeed.ModuleSeed("Leads")
            leads.generatedRecords = 2_100
            $0.modules = [leads]
        } _: { server, client in
            let tenth = try await client.get("/Leads?fields=Last_Name&per_page=200&page=10")
            let token = tenth.json["info"]?["next_page_token"]?.string ?? ""
            #expect(tenth.items.count == 200 && tenth.json["info"]?["more_records"] == true)
            let eleventh = try await client.get("/Leads?fields=Last_Name&per_page=200&page=11")
            #expect(eleventh.code == "DISCRETE_PAGINATION_LIMIT_EXCEEDED")
            let beyond = try await client.get("/Leads?fields=Last_Name&per_page=200&page_token=\(token)")
            #expect(beyond.items.count == 100 && beyond.json["info"]?["more_records"] == false)
            let other = try await client.get("/Leads?fields=Email&per_page=200&page_token=\(token)")
            #expect(other.code == "TOKEN_BOUND_DATA_MISMATCH")
            let bob = try await client.with(token: ZohoStage.bobs)
                .get("/Leads?fields=Last_Name&per_page=200&page_token=\(token)")
            #expect(bob.code == "TOKEN_BOUND_DATA_MISMATCH")
            server.advanceClock(by: .seconds(90_000))
            let fresh = try await client.refresh()
            let late = try await client.with(token: fresh.json["access_token"]?.string)
                .get("/Leads?fields=Last_Name&per_page=200&page_token=\(token)")
            #expect(late.code == "EXPIRED_VALUE")
        }
    }

    @Test("Sheet §8.2: An absent record is 204 without a body, and a word that is no id is 400")
    func absent() async throws {
        try await withZoho { server, client in
            let none = try await client.get("/Deals/5725767000009999999")
            #expect(none.status == 204 && none.bytes == 0)
            let empty = try await client.get("/Tasks?fields=Subject")
            #expect(empty.status == 204 && empty.bytes == 0)
            let word = try await client.get("/Deals/abc")
            #expect(word.status == 400 && word.code == "INVALID_DATA")
        }
    }

    @Test(
        "Sheet §8.2, §10: A record without fields shows all that is visible, ids as texts and users with their e-mail")
    func everything() async throws {
        try await withZoho { server, client in
            let deal = try await client.get("/Deals/\(ZohoStage.deal)")
            #expect(deal.json["info"] == nil && deal.first["$approval_state"] == "approved")
            #expect(
                deal.first["Owner"]?["id"]?.string == ZohoStage.ann
                    && deal.first["Owner"]?["email"] == "ann@example.com")
            #expect(deal.first["Account_Name"] == ["id": "5725767000005000301", "name": "Acme"])
            #expect(deal.first["Old_Channel"] == nil, "on no layout")
            let bobs = try await client.with(token: ZohoStage.bobs).get("/Deals/\(ZohoStage.deal)")
            #expect(bobs.first["Margin"] == nil && deal.first["Margin"] != nil)
        }
    }

    @Test("Sheet §10: Instants are shown in the offset of the grant's user")
    func offsets() async throws {
        try await withZoho {
            $0.tokens.append(.init("1000.erins", user: "erin@example.com"))
        } _: { server, client in
            _ = try await client.put(
                "/Deals/\(ZohoStage.deal)", ZohoStage.data(["Last_Meeting": "2026-07-01T10:00:00.750Z"]))
            let anns = try await client.get("/Deals/\(ZohoStage.deal)?fields=Last_Meeting")
            #expect(anns.first["Last_Meeting"] == "2026-07-01T03:00:00-07:00")
            let erins = try await client.with(token: "1000.erins").get("/Deals/\(ZohoStage.deal)?fields=Last_Meeting")
            #expect(erins.first["Last_Meeting"] == "2026-07-01T12:00:00+02:00")
        }
    }

    @Test("Sheet §7.4: A pick list is read as what is stored, or as what people read", arguments: [false, true])
    func pickLists(_ display: Bool) async throws {
        try await withZoho { server, client in
            try server.turn("display_on_read", .bool(display))
            for word in ["Identify Decision Makers", "Id. Decision Makers"] {
                let done = try await client.put("/Deals/\(ZohoStage.deal)", ZohoStage.data(["Stage": .string(word)]))
                #expect(done.status == 200)
                let read = try await client.get("/Deals/\(ZohoStage.deal)")
                #expect(read.first["Stage"]?.string == (display ? "Identify Decision Makers" : "Id. Decision Makers"))
            }
        }
    }

    @Test("Sheet §4: If-Modified-Since is 304 for a list in which nothing changed")
    func notModified() async throws {
        try await withZoho { server, client in
            let since = ["If-Modified-Since": RFC3339.text(server.clock.now, secondsFromGMT: -3600)]
            let same = try await client.get("/Deals?fields=Stage", headers: since)
            #expect(same.status == 304)
            server.advanceClock(by: .seconds(2))
            _ = try await client.put("/Deals/\(ZohoStage.deal)", ZohoStage.data(["Amount": 1]))
            let changed = try await client.get("/Deals?fields=Stage", headers: since)
            #expect(changed.items.count == 1)
        }
    }

    @Test("Sheet §8.5: Search finds a new record only after a while, and a deleted one for a while")
    func searchLag() async throws {
        try await withZoho { server, client in
            let made = try await client.post("/Deals", ZohoStage.newDeal(["Deal_Name": "zz-gateway-probe-1"]))
            let path = "/Deals/search?criteria=\(ZohoClient.encoded("(Deal_Name:equals:zz-gateway-probe-1)"))"
            let early = try await client.get(path)
            #expect(early.status == 204 && early.bytes == 0)
            server.advanceClock(by: .seconds(61))
            let late = try await client.get(path)
            #expect(late.first["id"]?.string == made.id)
            _ = try await client.delete("/Deals/\(made.id)")
            let ghost = try await client.get(path)
            #expect(ghost.items.count == 1)
            server.advanceClock(by: .seconds(61))
            let gone = try await client.get(path)
            #expect(gone.status == 204)
        }
    }

    @Test("Sheet §8.5: Search needs one of four parameters, reads well-formed criteria, and takes parts for equal")
    func searchForms() async throws {
        try await withZoho { server, client in
            let none = try await client.get("/Contacts/search")
            #expect(none.status == 400 && none.code == "EXPECTED_PARAM_MISSING")
            for text in ["Last_Name:equals:x", "((Last_Name:equals:x)", "(Nothing:equals:x)", "(Last_Name:is:x)"] {
                let answer = try await client.get("/Contacts/search?criteria=\(ZohoClient.encoded(text))")
                #expect(answer.status == 400 && answer.code == "INVALID_QUERY", "\(text)")
            }
            let part =
                "/Contacts/search?criteria="
                + ZohoClient.encoded("((Last_Name:equals:ans)and(First_Name:equals:Maria))")
            let loose = try await client.get(part)
            #expect(loose.items.count == 1)
            try server.turn("exact_search")
            let exact = try await client.get(part)
            #expect(exact.status == 204)
            let email = try await client.get("/Contacts/search?email=TOM@globex.example")
            #expect(email.items.count == 1)
        }
    }

    @Test("Sheet §3.5: Search needs the search scope beside the module's")
    func searchScope() async throws {
        try await withZoho { server, client in
            try server.change(.withdrawScope("ZohoSearch.securesearch.READ"))
            let search = try await client.get("/Contacts/search?word=x")
            #expect(search.status == 401 && search.code == "OAUTH_SCOPE_MISMATCH")
            let list = try await client.get("/Contacts?fields=Email")
            #expect(list.status == 200)
        }
    }
}
