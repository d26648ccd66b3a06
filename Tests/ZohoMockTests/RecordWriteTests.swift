import Foundation
import MockKit
import Testing
import ZohoMock

@Suite("Zoho's mock: writing records")
struct RecordWriteTests {
    @Test("Sheet §8.3: An insert is 201 and tells the id under details; the values are read again")
    func insert() async throws {
        try await withZoho { server, client in
            let made = try await client.post("/Deals", ZohoStage.newDeal(["Amount": 12.5]))
            #expect(made.status == 201 && made.code == "SUCCESS" && made.first["id"] == nil)
            #expect(made.first["message"] == "record added" && made.id.count == 19)
            let read = try await client.get("/Deals/\(made.id)")
            #expect(read.first["Amount"] == 12.5 && read.first["Pipeline"] == "Standard")
            #expect(read.first["Owner"]?["id"]?.string == ZohoStage.ann)
        }
    }

    @Test("Sheet §8.3: One refused among several is 207, in the order of the request; all refused is 400")
    func statuses() async throws {
        try await withZoho { server, client in
            let good: JSON = ["Deal_Name": "A", "Stage": "Qualification"]
            let bad: JSON = ["Deal_Name": "B"]
            let mixed = try await client.post("/Deals", ["data": [bad, good], "trigger": []])
            #expect(mixed.status == 207)
            #expect(mixed.items.map { $0["code"]?.string } == ["MANDATORY_NOT_FOUND", "SUCCESS"])
            #expect(mixed.details["json_path"] == "$.data[0].Stage")
            let refused = try await client.post("/Deals", ["data": [bad]])
            #expect(refused.status == 400 && refused.items.count == 1)
            try server.turn("refused_with_202")
            let old = try await client.post("/Deals", ["data": [bad]])
            #expect(old.status == 202 && old.code == "MANDATORY_NOT_FOUND")
            try server.turn("unwrapped_errors")
            let bare = try await client.post("/Deals", ["data": [bad]])
            #expect(bare.status == 400 && bare.json["code"] == "MANDATORY_NOT_FOUND" && bare.json["data"] == nil)
        }
    }

    @Test("Sheet §8.3: Automation runs unless the body says trigger: []")
    func triggers() async throws {
        try await withZoho { server, client in
            _ = try await client.post("/Deals", ZohoStage.newDeal())
            #expect(server.automationRuns("Deals") == 0)
            _ = try await client.post("/Deals", ZohoStage.newDeal(trigger: nil))
            _ = try await client.post("/Deals", ZohoStage.newDeal(trigger: ["workflow"]))
            #expect(server.automationRuns("Deals") == 2)
            let wrong = try await client.post("/Deals", ZohoStage.newDeal(trigger: ["mail"]))
            #expect(wrong.status == 400 && wrong.details["api_name"] == "trigger")
        }
    }

    @Test("Sheet §8.3: Who is inactive, invited, gone or no person cannot own a record, in either owner field")
    func owners() async throws {
        try await withZoho { server, client in
            _ = try await client.post(
                "/settings/fields?module=Deals",
                ["fields": [["field_label": "Partner Owner", "data_type": "userlookup"]]])
            let ids = [ZohoStage.frank, ZohoStage.heidi, "5725767000000411010", "5725767000000411012", "1"]
            for field in ["Owner", "Partner_Owner"] {
                for id in ids {
                    let answer = try await client.put(
                        "/Deals/\(ZohoStage.deal)", ZohoStage.data([field: ["id": .string(id)]]))
                    #expect(answer.status == 400 && answer.code == "INVALID_DATA", "\(field) \(id)")
                    #expect(answer.details["json_path"]?.string == "$.data[0].\(field)")
                }
                let done = try await client.put(
                    "/Deals/\(ZohoStage.deal)", ZohoStage.data([field: ["id": .string(ZohoStage.bob), "name": "x"]]))
                #expect(done.status == 200)
            }
            let read = try await client.get("/Deals/\(ZohoStage.deal)")
            #expect(read.first["Partner_Owner"]?["name"] == "Bob Novak")
            let cleared = try await client.put(
                "/Deals/\(ZohoStage.deal)", ZohoStage.data(["Partner_Owner": .null, "Owner": .null]))
            #expect(cleared.status == 400 && cleared.details["api_name"] == "Owner")
            try server.turn("special_users_own")
            let lite = try await client.put(
                "/Deals/\(ZohoStage.deal)", ZohoStage.data(["Owner": ["id": "5725767000000411011"]]))
            #expect(lite.status == 200)
        }
    }

    @Test(
        "Sheet §8.3: Unknown, hidden and read-only fields are dropped with a success, or refused",
        arguments: [false, true])
    func dropped(_ refuses: Bool) async throws {
        try await withZoho { server, client in
            try server.turn("refuse_unknown_keys", .bool(refuses))
            let bob = client.with(token: ZohoStage.bobs)
            for name in ["Nothing", "Margin", "Approved_Discount", "Weighted_Amount", "Old_Channel"] {
                let answer = try await bob.put("/Deals/\(ZohoStage.deal)", ZohoStage.data([name: "1"]))
                #expect(answer.status == (refuses ? 400 : 200), "\(name)")
            }
            let read = try await client.get("/Deals/\(ZohoStage.deal)")
            #expect(read.first["Margin"] == .null && read.first["Approved_Discount"] == .null)
        }
    }

    @Test(
        "Sheet §10: Types are strict, and lengths are refused rather than cut",
        arguments: [
            ("Seats", "7", "integer"), ("Seats", 7.5, "integer"), ("Amount", "12", "double"),
            ("Budget_Confirmed", "true", "boolean"), ("Decision_Date", "2026-02-30", "date"),
            ("Last_Meeting", "2026-02-20", "datetime"), ("Products", "core", "jsonarray"),
            ("Next_Step_Agreed", 5, "textarea"), ("Owner", "5725767000000411002", "jsonobject"),
        ] as [(String, JSON, String)])
    func types(_ field: String, _ value: JSON, _ expected: String) async throws {
        try await withZoho { server, client in
            let answer = try await client.put("/Deals/\(ZohoStage.deal)", ZohoStage.data([field: value]))
            #expect(answer.status == 400 && answer.code == "INVALID_DATA")
            #expect(answer.details["expected_data_type"]?.string == expected)
        }
    }

    @Test("Sheet §10: What is too long is INVALID_DATA with the most that fits")
    func lengths() async throws {
        try await withZoho { server, client in
            let long = JSON.string(String(repeating: "x", count: 41))
            let text = try await client.put("/Deals/\(ZohoStage.deal)", ZohoStage.data(["Contract_Number": long]))
            #expect(text.details["maximum_length"] == 40)
            let number = try await client.put("/Deals/\(ZohoStage.deal)", ZohoStage.data(["Seats": 1_234_567_890]))
            #expect(number.details["maximum_length"] == 9)
        }
    }

    @Test("Sheet §10: Decimals are cut off, blanks trimmed, lists sorted, and cleared values come back as null")
    func normalising() async throws {
        try await withZoho { server, client in
            _ = try await client.put(
                "/Deals/\(ZohoStage.deal)",
                ZohoStage.data([
                    "Amount": 1500.259, "Fit_Score": 7.59, "Next_Step_Agreed": "  call  back \n",
                    "Products": ["support", "core"], "Ledger_Number": "123456789012345678", "Seats": 12,
                ]))
            let read = try await client.get("/Deals/\(ZohoStage.deal)")
            #expect(read.first["Amount"] == 1500.25 && read.first["Fit_Score"] == 7.5)
            #expect(read.first["Next_Step_Agreed"] == "call  back" && read.first["Products"] == ["core", "support"])
            #expect(read.first["Ledger_Number"] == "123456789012345678" && read.first["Seats"] == 12)
            _ = try await client.put(
                "/Deals/\(ZohoStage.deal)", ZohoStage.data(["Next_Step_Agreed": "", "Products": [], "Seats": .null]))
            let cleared = try await client.get("/Deals/\(ZohoStage.deal)")
            #expect(cleared.first["Next_Step_Agreed"] == .null && cleared.first["Products"] == .null)
            #expect(cleared.first["Budget_Confirmed"] == false)
            for name in ["empty_lists", "bigint_as_number"] { try server.turn(name) }
            let other = try await client.get("/Deals/\(ZohoStage.deal)")
            #expect(other.first["Products"] == [] && other.first["Ledger_Number"] == 123_456_789_012_345_678)
        }
    }

    @Test("Sheet §10: $append_values adds to a list instead of replacing it")
    func appending() async throws {
        try await withZoho { server, client in
            _ = try await client.put("/Deals/\(ZohoStage.deal)", ZohoStage.data(["Products": ["plus"]]))
            _ = try await client.put(
                "/Deals/\(ZohoStage.deal)",
                ZohoStage.data(["Products": ["core"], "$append_values": ["Products": true]]))
            let read = try await client.get("/Deals/\(ZohoStage.deal)")
            #expect(read.first["Products"] == ["core", "plus"])
        }
    }

    @Test(
        "Sheet §7.4: A value outside of a pick list is stored, or refused with those there are",
        arguments: [false, true])
    func outsideOfList(_ strict: Bool) async throws {
        try await withZoho { server, client in
            try server.turn("strict_pick_lists", .bool(strict))
            let answer = try await client.put("/Deals/\(ZohoStage.deal)", ZohoStage.data(["Region": "APAC"]))
            #expect(answer.status == (strict ? 400 : 200))
            #expect(answer.details["supported_values"] == (strict ? ["EMEA", "AMER"] : nil))
        }
    }

    @Test("Sheet §11: A twin of a unique value is DUPLICATE_DATA and names the record that has it")
    func duplicates() async throws {
        try await withZoho { server, client in
            let twin = try await client.post(
                "/Accounts", ZohoStage.data(["Account_Name": "Acme 2", "Account_Code": "ac-1"]))
            #expect(twin.status == 400 && twin.code == "DUPLICATE_DATA" && twin.id == "5725767000005000301")
            #expect(twin.details["duplicate_record"]?["module"]?["api_name"] == "Accounts")
            let several = try await client.post(
                "/Accounts", ZohoStage.data(["Account_Code": "GL-2", "Annual_Revenue": "much"]))
            #expect(several.code == "MULTIPLE_OR_MULTI_ERRORS" && several.details["errors"]?.array?.count == 3)
        }
    }

    @Test("Sheet §8.3: An upsert finds by the module's own field or a unique one, and tells what it did")
    func upsert() async throws {
        try await withZoho { server, client in
            let body: JSON = [
                "data": [
                    ["Account_Name": "Acme", "Phone": "+1 (555) 1"], ["Account_Name": "New", "Account_Code": "GL-2"],
                ],
                "duplicate_check_fields": ["Account_Code", "Account_Name"], "trigger": [],
            ]
            let answer = try await client.post("/Accounts/upsert", body)
            #expect(answer.status == 200)
            #expect(answer.items.map { $0["action"]?.string } == ["update", "update"])
            #expect(answer.items.map { $0["duplicate_field"]?.string } == ["Account_Name", "Account_Code"])
            let fresh = try await client.post(
                "/Contacts/upsert", ZohoStage.data(["Last_Name": "X", "Email": "x@y.example"]))
            #expect(fresh.first["action"] == "insert" && fresh.first["duplicate_field"] == .null)
            let wrong = try await client.post(
                "/Contacts/upsert", ["data": [["Last_Name": "X"]], "duplicate_check_fields": ["Last_Name"]])
            #expect(wrong.status == 400)
        }
    }

    @Test("F-C8: If-Unmodified-Since is 412 ALREADY_MODIFIED when somebody wrote in between")
    func conditional() async throws {
        try await withZoho { server, client in
            let first = try await client.put("/Deals/\(ZohoStage.deal)", ZohoStage.data(["Amount": 1]))
            let guardTime = ["If-Unmodified-Since": first.details["Modified_Time"]?.string ?? ""]
            let same = try await client.put(
                "/Deals/\(ZohoStage.deal)", ZohoStage.data(["Amount": 2]), headers: guardTime)
            #expect(same.status == 200)
            server.advanceClock(by: .seconds(2))
            try server.change(
                "edit_record", ["object": "Deals", "id": .string(ZohoStage.deal), "values": ["Amount": 9]])
            let late = try await client.put(
                "/Deals/\(ZohoStage.deal)", ZohoStage.data(["Amount": 3]), headers: guardTime)
            #expect(late.status == 412 && late.code == "ALREADY_MODIFIED" && late.details["Modified_Time"] != nil)
            let read = try await client.get("/Deals/\(ZohoStage.deal)")
            #expect(read.first["Amount"] == 9)
        }
    }

    @Test("Sheet §11: Locked records and those that wait for approval are refused, also for deletion")
    func holds() async throws {
        try await withZoho { server, client in
            for reason in ["RECORD_LOCKED", "NOT_APPROVED"] {
                try server.change(
                    "hold_record", ["object": "Deals", "id": .string(ZohoStage.deal), "reason": .string(reason)])
                let update = try await client.put("/Deals/\(ZohoStage.deal)", ZohoStage.data(["Amount": 1]))
                #expect(update.status == 400 && update.code == reason)
                let delete = try await client.delete("/Deals/\(ZohoStage.deal)")
                #expect(delete.status == 400 && delete.json["data"]?[0]?["code"]?.string == reason)
            }
            try server.turn("locked_records", 1)
            let first = try await client.post("/Deals", ZohoStage.newDeal())
            #expect(first.code == "RECORD_LOCKED")
            let second = try await client.post("/Deals", ZohoStage.newDeal())
            #expect(second.status == 201)
        }
    }

    @Test("Sheet §8.4: A deleted record is 204 on read; deleting it again is 400 in a bare object, in a list 207")
    func delete() async throws {
        try await withZoho { server, client in
            let done = try await client.delete("/Deals/\(ZohoStage.deal)")
            #expect(done.status == 200 && done.first["message"] == "record deleted")
            let read = try await client.get("/Deals/\(ZohoStage.deal)")
            #expect(read.status == 204)
            let again = try await client.delete("/Deals/\(ZohoStage.deal)")
            #expect(again.status == 400 && again.json["code"] == "INVALID_DATA" && again.json["data"] == nil)
            let list = try await client.delete("/Deals?ids=\(ZohoStage.deal),5725767000005000502")
            #expect(list.status == 207 && list.items.map { $0["code"]?.string } == ["INVALID_DATA", "SUCCESS"])
            let none = try await client.delete("/Deals")
            #expect(none.code == "REQUIRED_PARAM_MISSING")
        }
    }

    @Test("Sheet §8.3: A layout that is pinned asks for its own fields")
    func layouts() async throws {
        try await withZoho { server, client in
            let layout: JSON = ["id": .string(ZohoStage.renewalLayout)]
            let short = try await client.post("/Deals", ZohoStage.newDeal(["Layout": layout, "Stage": "Notice Sent"]))
            #expect(short.code == "MANDATORY_NOT_FOUND" && short.details["api_name"] == "Contract_Number")
            let full = try await client.post(
                "/Deals", ZohoStage.newDeal(["Layout": layout, "Stage": "Notice Sent", "Contract_Number": "C-9"]))
            let read = try await client.get("/Deals/\(full.id)")
            #expect(read.first["Pipeline"] == "Renewals" && read.first["Layout"]?["name"] == "Renewal")
        }
    }

    @Test("Sheet §11: More than 100 records, a body that is no object and a wrong media type are refused")
    func envelopes() async throws {
        try await withZoho { server, client in
            let many = try await client.post(
                "/Leads", ["data": .array(Array(repeating: ["Last_Name": "x"], count: 101))])
            #expect(many.status == 400 && many.code == "LIMIT_EXCEEDED" && many.details["maximum_length"] == 100)
            let list = try await client.post("/Leads", [["Last_Name": "x"]])
            #expect(list.status == 400 && list.code == "INVALID_DATA")
            let unknown = try await client.post("/Leads", ["data": [["Last_Name": "x"]], "dry_run": true])
            #expect(unknown.status == 400 && unknown.details["api_name"] == "dry_run")
            let form = try await client.send("POST", "/Leads", form: "data=1")
            #expect(form.status == 415)
            let state = server.state()["objects"]?["Leads"]?["records"]
            #expect(state == [:])
        }
    }

    @Test("F-C2: A retried insert makes a second record: there is no key that tells them apart")
    func noIdempotency() async throws {
        try await withZoho { server, client in
            server.inject(.lostAnswer, on: .operation("zoho.records.create"))
            let lost = await (try? client.post("/Deals", ZohoStage.newDeal(["Deal_Name": "zz-probe-7"])))
            #expect(lost == nil)
            _ = try await client.post("/Deals", ZohoStage.newDeal(["Deal_Name": "zz-probe-7"]))
            let found = try await client.query("select id from Deals where Deal_Name = 'zz-probe-7'")
            #expect(found.items.count == 2)
        }
    }
}
