import Foundation
import MockKit
import Testing
import ZohoMock

@Suite("Zoho's mock: composites")
struct CompositeTests {
    private static let probe: JSON = [
        "data": [["Deal_Name": "Probe", "Stage": "Qualification", "Amount": 5]], "trigger": [],
    ]

    private static var steps: [JSON] {
        let record = "/Deals/@{c:$.data[0].details.id}"
        return [
            ZohoClient.row("POST", "/Deals", "c", probe), ZohoClient.row("GET", record, "r"),
            ZohoClient.row("PUT", record, "u", ["data": [["Amount": 6]], "trigger": []]),
            ZohoClient.row("GET", record, "r2"), ZohoClient.row("DELETE", record, "d"),
        ]
    }

    @Test("Sheet §9, §13: The five steps of a probe run one after the other, each refers to the first one's id")
    func sequence() async throws {
        try await withZoho { server, client in
            let answer = try await client.composite(Self.steps)
            #expect(answer.status == 200 && answer.items.count == 5)
            let statuses = (0..<5).map { ZohoClient.inner(answer, $0)["status_code"]?.integer }
            #expect(statuses == [201, 200, 200, 200, 200])
            #expect(ZohoClient.inner(answer, 1)["body"]?["data"]?[0]?["Amount"] == 5)
            #expect(ZohoClient.inner(answer, 3)["body"]?["data"]?[0]?["Amount"] == 6)
            #expect(server.state()["objects"]?["Deals"]?["records"]?.object?.members.count == 3)
            #expect(server.journal.entries.last?.isWrite == true)
        }
    }

    @Test("Sheet §9: In parallel, which is the standard, no order holds: later rows may run first")
    func parallel() async throws {
        try await withZoho { server, client in
            let rows = [
                ZohoClient.row("PUT", "/Deals/\(ZohoStage.deal)", "a", ["data": [["Amount": 1]]]),
                ZohoClient.row("PUT", "/Deals/\(ZohoStage.deal)", "b", ["data": [["Amount": 2]]]),
            ]
            _ = try await client.composite(rows, parallel: nil)
            let read = try await client.get("/Deals/\(ZohoStage.deal)")
            #expect(read.first["Amount"] == 1)
            _ = try await client.composite(rows)
            let ordered = try await client.get("/Deals/\(ZohoStage.deal)")
            #expect(ordered.first["Amount"] == 2)
        }
    }

    @Test(
        "Sheet §9: SUCCESS says that a row ran, not that it worked; a reference to a refused one is INVALID_REFERENCE, 207"
    )
    func innerFailures() async throws {
        try await withZoho { server, client in
            let answer = try await client.composite([
                ZohoClient.row("POST", "/Deals", "c", ["data": [["Deal_Name": "No stage"]]]),
                ZohoClient.row("GET", "/Deals/@{c:$.data[0].details.id}", "r"),
                ZohoClient.row("GET", "/Deals/5725767000009999999", "n"),
            ])
            #expect(answer.status == 207)
            #expect(answer.items.map { $0["code"]?.string } == ["SUCCESS", "INVALID_REFERENCE", "SUCCESS"])
            #expect(ZohoClient.inner(answer, 0)["status_code"] == 400)
            #expect(answer.items[1]["details"]?["reference"] == "@{c:$.data[0].details.id}")
            #expect(ZohoClient.inner(answer, 2)["status_code"] == 204 && ZohoClient.inner(answer, 2)["body"] == [:])
        }
    }

    @Test("Sheet §15: The body of an empty inner answer may be null")
    func nullBody() async throws {
        try await withZoho { server, client in
            try server.turn("null_inner_body")
            let answer = try await client.composite([ZohoClient.row("GET", "/Deals/5725767000009999999")])
            #expect(ZohoClient.inner(answer, 0)["body"] == .null)
        }
    }

    @Test("Sheet §9: With rollback nothing stays of the rows before a refused one")
    func rollback() async throws {
        try await withZoho { server, client in
            let before = server.state()["objects"]
            let answer = try await client.composite(
                [
                    ZohoClient.row("POST", "/Deals", "c", Self.probe),
                    ZohoClient.row("POST", "/Deals", "x", ["data": [["Deal_Name": "No stage"]]]),
                    ZohoClient.row("GET", "/org", "o"),
                ], rollback: true)
            #expect(answer.status == 207)
            #expect(answer.items.map { $0["code"]?.string } == ["ROLLBACK_PERFORMED", "SUCCESS", "PROCESSING_STOPPED"])
            #expect(answer.items[0]["details"]?["rollbacked_by_sub_request_index"] == 1)
            #expect(server.state()["objects"] == before)
            let both = try await client.composite([ZohoClient.row("GET", "/org")], parallel: true, rollback: true)
            #expect(both.status == 400 && both.code == "AMBIGUITY_DURING_PROCESSING")
        }
    }

    @Test("Sheet §9: Envelopes are strict: six rows, bare paths, other versions, tokens in headers, the same id twice")
    func envelopes() async throws {
        try await withZoho { server, client in
            let row = ZohoClient.row("GET", "/org")
            let six = try await client.composite(Array(repeating: row, count: 6))
            #expect(six.status == 400 && six.details["maximum_length"] == 5)
            let bare = try await client.composite([["method": "GET", "uri": "/v8/org"]])
            #expect(bare.status == 400 && bare.details["regex"] != nil)
            let old = try await client.composite([["method": "GET", "uri": "/crm/v3/org"]])
            #expect(old.items.first?["details"]?["sub_request_version"] == 3)
            var headed = row
            headed["headers"] = ["Authorization": "Zoho-oauthtoken x"]
            let token = try await client.composite([headed])
            #expect(token.status == 400 && token.details["restricted_headers"] != nil)
            let twice = try await client.composite([
                ZohoClient.row("GET", "/org", "a"), ZohoClient.row("GET", "/org", "a"),
            ])
            #expect(twice.code == "DUPLICATE_DATA")
        }
    }

    @Test("Sheet §9: Inside of a composite writes take one record, and lists 25 rows")
    func caps() async throws {
        try await withZoho {
            $0.generatedUsers = 40
        } _: { server, client in
            let two: JSON = ["data": [["Last_Name": "a"], ["Last_Name": "b"]]]
            let answer = try await client.composite([
                ZohoClient.row("POST", "/Leads", nil, two), ZohoClient.row("GET", "/users"),
                ZohoClient.row("GET", "/users?per_page=200"), ZohoClient.row("DELETE", "/Deals?ids=\(ZohoStage.deal)"),
                ZohoClient.row("GET", "/settings/fields?module=Deals&type=all"),
            ])
            #expect(ZohoClient.inner(answer, 0)["body"]?["data"]?[0]?["code"] == "LIMIT_EXCEEDED")
            #expect(ZohoClient.inner(answer, 1)["body"]?["users"]?.array?.count == 25)
            #expect(ZohoClient.inner(answer, 2)["status_code"] == 400)
            #expect(ZohoClient.inner(answer, 3)["status_code"] == 400)
            #expect((ZohoClient.inner(answer, 4)["body"]?["fields"]?.array?.count ?? 0) > 25)
        }
    }

    @Test("Sheet §3.5: A composite needs its own scope, and each row that of its operation")
    func scopes() async throws {
        try await withZoho { server, client in
            try server.change(.withdrawScope("ZohoCRM.users.READ"))
            let answer = try await client.composite([
                ZohoClient.row("GET", "/users?type=CurrentUser"), ZohoClient.row("GET", "/org"),
            ])
            #expect(
                ZohoClient.inner(answer, 0)["status_code"] == 401 && ZohoClient.inner(answer, 1)["status_code"] == 200)
            try server.change(.withdrawScope("ZohoCRM.composite_requests.CUSTOM"))
            let refused = try await client.composite([ZohoClient.row("GET", "/org")])
            #expect(refused.status == 401 && refused.code == "OAUTH_SCOPE_MISMATCH")
        }
    }

    @Test("F-C2: The answer of a composite is lost after its work: the record is found by its marker, with COQL")
    func lostAnswer() async throws {
        try await withZoho { server, client in
            server.inject(.lostAnswer, on: .operation("zoho.composite.run"))
            let lost = await (try? client.composite([Self.steps[0], Self.steps[1]]))
            #expect(lost == nil)
            let found = try await client.query("select id from Deals where Deal_Name = 'Probe'")
            #expect(found.items.count == 1)
        }
    }
}
