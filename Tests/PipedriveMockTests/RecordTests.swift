import Foundation
import MockKit
import PipedriveMock
import Testing

@Suite("Records of Pipedrive's mock")
struct RecordTests {
    @Test("A deal is made with its owner and stage, answers 200 whole, and reads back as written")
    func createDeal() async throws {
        try await withPipedrive { _, client in
            let made = try await client.post(
                Path.deals,
                [
                    "title": "Writeback probe", "owner_id": 12_003, "pipeline_id": 2, "stage_id": 6, "value": 1234.56,
                    "currency": "EUR", "expected_close_date": "2026-12-31",
                ])
            #expect(made.status == 200 && made.content?["status"] == "open" && made.content?["origin"] == "API")
            #expect(made.content?["owner_id"] == 12_003 && made.content?["creator_user_id"] == 12_001)
            let id = made.content?["id"]?.integer ?? 0
            let read = try await client.get("\(Path.deals)/\(id)")
            #expect(read.content == made.content)
            #expect(read.content?["won_time"] == .null && read.content?["person_id"] == .null)
        }
    }

    @Test(
        "A deal that names nothing but its title belongs to the user of the token, in the first stage of the standard pipeline"
    )
    func defaults() async throws {
        var seed = PipedriveSeed()
        seed.tokens = [.init("bob", kind: .api, user: "bob@example.com")]
        try await withPipedrive(seed) { server, _ in
            let made = try await PipedriveClient.api(server, token: "bob").post(Path.deals, ["title": "x"])
            #expect(
                made.content?["owner_id"] == 12_002 && made.content?["pipeline_id"] == 1
                    && made.content?["stage_id"] == 1)
            #expect(
                made.content?["value"] == 0 && made.content?["currency"] == "EUR" && made.content?["visible_to"] == 3)
        }
    }

    @Test("Every custom field of the company stands in each record, unset ones as null")
    func allCustomFields() async throws {
        try await withPipedrive { _, client in
            let fields = try await client.all(Path.dealFields).filter { $0["is_custom_field"] == true }
            let deal = try await client.get("\(Path.deals)/501")
            let custom = deal.content?["custom_fields"]?.object
            #expect(custom?.members.count == fields.count && fields.count == 12)
            #expect(custom?.members.allSatisfy { $0.value.isNull } == true)
            let code = fields[0]["field_code"]?.string ?? ""
            let few = try await client.get("\(Path.deals)/501?custom_fields=\(code)")
            #expect(few.content?["custom_fields"]?.object?.names == [code])
            let sixteen = (0..<16).map { "k\($0)" }.joined(separator: ",")
            let many = try await client.get("\(Path.deals)/501?custom_fields=\(sixteen)")
            #expect(many.status == 400)
        }
    }

    @Test("Unknown keys, read-only keys and codes at the root are refused, all in one answer")
    func unknownKeys() async throws {
        try await withPipedrive { _, client in
            let code = "3b71000000000000000000000000000000000000"
            let answer = try await client.patch(
                "\(Path.deals)/501", [code: 5, "add_time": "2026-01-01T00:00:00Z", "user_id": 1, "id": 3])
            #expect(answer.status == 400 && answer.code == "ERR_SCHEMA_VALIDATION_FAILED")
            #expect(
                answer.error.hasPrefix(
                    "Validation failed: \(code): Parameter '\(code)' is not allowed for this request"))
            for key in ["add_time", "user_id", "id"] { #expect(answer.error.contains("'\(key)' is not allowed")) }
            let unknown = try await client.patch(
                "\(Path.deals)/501", ["custom_fields": [code: 5]])
            #expect(unknown.status == 400)
        }
    }

    @Test("A client that sends numbers as strings is refused: the types are strict")
    func strictTypes() async throws {
        try await withPipedrive { _, client in
            let bodies: [JSON] = [
                ["owner_id": "12001"], ["value": "12.5"], ["stage_id": "1"], ["title": 5], ["label_ids": 31],
                ["is_archived": 1], ["expected_close_date": "31.12.2026"], ["expected_close_date": "2026-02-30"],
                ["close_time": "2026-01-01"], ["probability": 101], ["currency": "EURO"], ["visible_to": 2],
                ["status": "closed"], ["status": "deleted"], ["title": ""], ["owner_id": .null], ["owner_id": 1.5],
            ]
            for body in bodies {
                let answer = try await client.patch("\(Path.deals)/501", body)
                #expect(answer.status == 400 && answer.code == "ERR_SCHEMA_VALIDATION_FAILED", "\(body.text)")
            }
            let form = try await client.send("POST", Path.deals, form: "title=x")
            #expect(form.status == 400)
            let missing = try await client.post(Path.organizations, [:])
            #expect(missing.status == 400 && missing.error.contains("name: Required"))
        }
    }

    @Test("An owner must exist; one who left is refused unless the switch says otherwise", arguments: [true, false])
    func owners(isStrict: Bool) async throws {
        try await withPipedrive({ $0.refuseInactiveOwners = isStrict }) { server, client in
            for (owner, status) in [(99, 400), (12_006, isStrict ? 400 : 200), (12_011, isStrict ? 400 : 200)] {
                let answer = try await client.patch("\(Path.persons)/101", ["owner_id": .integer(owner)])
                #expect(answer.status == status, "\(owner)")
            }
            try server.change(.deactivateUser(email: "bob@example.com"))
            let bob = try await client.patch("\(Path.persons)/101", ["owner_id": 12_002])
            #expect(bob.status == (isStrict ? 400 : 200))
            let carol = try await client.patch("\(Path.persons)/101", ["owner_id": 12_003])
            #expect(carol.content?["owner_id"] == 12_003)
        }
    }

    @Test(
        "Unverified: ids that stand for nothing are refused with the schema's code, or with a plain sentence",
        arguments: [false, true])
    func referenceErrors(isPlain: Bool) async throws {
        try await withPipedrive({ $0.plainReferenceErrors = isPlain }) { _, client in
            for body: JSON in [["owner_id": 99], ["stage_id": 99], ["person_id": 99], ["label_ids": [99]]] {
                let answer = try await client.patch("\(Path.deals)/501", body)
                #expect(answer.status == 400 && (answer.code == nil) == isPlain, "\(body.text)")
            }
        }
    }

    @Test("Won and lost have times of their own; those of the other are refused, and reopening empties them")
    func statuses() async throws {
        try await withPipedrive { _, client in
            let path = "\(Path.deals)/501"
            let early = try await client.patch(path, ["lost_reason": "price"])
            #expect(early.status == 400 && early.error.contains("lost_reason"))
            let lost = try await client.patch(path, ["status": "lost", "lost_reason": "price"])
            #expect(
                lost.content?["lost_reason"] == "price" && lost.content?["close_time"] == lost.content?["lost_time"])
            let wrong = try await client.patch(path, ["won_time": "2026-01-01T00:00:00Z"])
            #expect(wrong.status == 400)
            let open = try await client.patch(path, ["status": "open"])
            #expect(open.content?["lost_reason"] == .null && open.content?["close_time"] == .null)
        }
    }

    @Test(
        "A PATCH leaves alone what it does not name, custom fields too, unless the switch says otherwise",
        arguments: [false, true])
    func patchKeeps(clears: Bool) async throws {
        try await withPipedrive({ $0.patchClearsCustom = clears }) { _, client in
            let fields = try await client.all(Path.dealFields)
            let code = fields.first { $0["field_name"] == "Fit score" }?["field_code"]?.string ?? ""
            _ = try await client.patch("\(Path.deals)/501", ["custom_fields": [code: 7.5]])
            let answer = try await client.patch("\(Path.deals)/501", ["title": "New"])
            #expect(answer.content?["custom_fields"]?[code] == (clears ? .null : 7.5))
            #expect(answer.content?["value"] == 12_000 && answer.content?["title"] == "New")
        }
    }

    @Test(
        "VER-4: A deleted record is hidden from lists at once; a GET shows it as deleted, or is 404",
        arguments: [true, false])
    func softDelete(isReadable: Bool) async throws {
        try await withPipedrive({ $0.deletedStayReadable = isReadable }) { _, client in
            let gone = try await client.delete("\(Path.deals)/501")
            #expect(gone.json == ["data": ["id": 501], "success": true])
            let read = try await client.get("\(Path.deals)/501")
            #expect(read.status == (isReadable ? 200 : 404))
            #expect(read.content?["is_deleted"] == (isReadable ? true : nil))
            let list = try await client.all(Path.deals)
            #expect(list.compactMap { $0["id"]?.integer } == [502, 503])
            let deleted = try await client.all(Path.deals + "?status=deleted")
            #expect(deleted.compactMap { $0["id"]?.integer } == [501])
            let patch = try await client.patch("\(Path.deals)/501", ["title": "x"])
            let again = try await client.delete("\(Path.deals)/501")
            #expect(patch.status == 404 && again.status == 404)
        }
    }

    @Test(
        "Unverified: what is not there is answered with or without the members of version 1", arguments: [false, true])
    func notFound(isPlain: Bool) async throws {
        try await withPipedrive({ $0.plainNotFound = isPlain }) { _, client in
            let answer = try await client.get("\(Path.organizations)/1")
            #expect(answer.status == 404 && answer.error == "Organization not found")
            #expect((answer.json["error_info"] == nil) == isPlain)
        }
    }

    @Test("Lists follow cursors whose order others' writes do not move, and take filters")
    func lists() async throws {
        var seed = PipedriveSeed()
        var deals = PipedriveSeed.Object("deals")
        deals.generatedRecords = 25
        seed.objects = [deals]
        try await withPipedrive(seed) { _, client in
            let first = try await client.get(Path.deals + "?limit=10")
            let cursor = first.json["additional_data"]?["next_cursor"]?.string ?? ""
            let id = first.content?[0]?["id"]?.integer ?? 0
            _ = try await client.delete("\(Path.deals)/\(id)")
            let second = try await client.get(Path.deals + "?limit=10&cursor=" + cursor.replacing("=", with: "%3D"))
            #expect(second.content?[0]?["id"] == .integer(id + 10))
            let all = try await client.all(Path.deals + "?limit=10&sort_direction=desc")
            #expect(all.count == 24 && all[0]["id"]?.integer == id + 24)
            let some = try await client.all(Path.deals + "?ids=\(id + 1),\(id + 2)")
            #expect(some.count == 2)
            let mine = try await client.all(Path.deals + "?owner_id=12002")
            #expect(mine.isEmpty)
            let recent = try await client.all(Path.deals + "?updated_since=2026-01-01T00:00:00Z")
            #expect(recent.isEmpty)
            for query in [
                "updated_since=2026-01-01T00:00:00.000Z", "sort_by=title", "status=closed", "include_labels=1",
            ] {
                let answer = try await client.get(Path.deals + "?" + query)
                #expect(answer.status == 400 && answer.code == "ERR_SCHEMA_VALIDATION_FAILED", "\(query)")
            }
        }
    }

    @Test("Archived deals are in no list, and are read by their id")
    func archived() async throws {
        try await withPipedrive { _, client in
            let put = try await client.patch("\(Path.deals)/501", ["is_archived": true])
            #expect(put.content?["is_archived"] == true && put.content?["archive_time"]?.string != nil)
            let list = try await client.all(Path.deals)
            #expect(!list.contains { $0["id"] == 501 })
            let read = try await client.get("\(Path.deals)/501")
            #expect(read.status == 200)
        }
    }

    @Test("The time of archiving is taken in the form of version 1, and told in that of version 2")
    func archiveTime() async throws {
        try await withPipedrive { _, client in
            for (sent, told) in [
                ("2026-11-01 10:00:00", "2026-11-01T10:00:00Z"), ("2026-11-02T10:00:00Z", "2026-11-02T10:00:00Z"),
            ] {
                let put = try await client.patch(
                    "\(Path.deals)/501", ["is_archived": true, "archive_time": .string(sent)])
                #expect(put.content?["archive_time"]?.string == told)
            }
            let wrong = try await client.patch("\(Path.deals)/501", ["archive_time": "2026-11-01 10:00"])
            #expect(wrong.status == 400)
            let other = try await client.patch("\(Path.deals)/503", ["won_time": "2026-11-01 10:00:00"])
            #expect(other.status == 400)
        }
    }

    @Test("The plan's cap of open deals is a 403 that is no missing right")
    func openDeals() async throws {
        var seed = PipedriveSeed()
        seed.limits.openDeals = 3
        try await withPipedrive(seed) { _, client in
            let third = try await client.post(Path.deals, ["title": "x"])
            #expect(third.status == 200)
            let fourth = try await client.post(Path.deals, ["title": "y"])
            #expect(fourth.status == 403 && fourth.code == "feature_capping_deals_limit")
            let won = try await client.post(Path.deals, ["title": "y", "status": "won"])
            #expect(won.status == 200)
        }
    }

    @Test("Unverified: unset values are null or left out; the origin is API or ManuallyCreated; the currency is whose")
    func otherShapes() async throws {
        let turn: (inout PipedriveSwitches) -> Void = {
            $0.omitUnset = true
            $0.originManual = true
            $0.currencyOfUser = true
        }
        try await withPipedrive(turn) { _, client in
            let made = try await client.post(Path.deals, ["title": "x"])
            #expect(made.content?["won_time"] == nil && made.content?["org_id"] == nil)
            #expect(made.content?["origin"] == "ManuallyCreated" && made.content?["currency"] == "USD")
            #expect(made.content?["custom_fields"]?.object?.members.isEmpty == false)
        }
    }

    @Test("Search needs two letters, finds parts or the whole, and counts against its own limit")
    func search() async throws {
        var seed = PipedriveSeed()
        seed.limits.searchBurst = 4
        let clock = MockClock(standingAt: .init(timeIntervalSince1970: 1_800_000_000))
        try await withPipedrive(seed, clock: clock) { _, client in
            let part = try await client.get(Path.deals + "/search?term=pilot")
            #expect(part.content?["items"]?[0]?["item"]?["id"] == 502)
            #expect(part.content?["items"]?[0]?["item"]?["organization"]?["name"] == "Globex")
            let exact = try await client.get(
                Path.persons + "/search?term=MARIA@acme.example&fields=email&exact_match=true")
            #expect(exact.content?["items"]?[0]?["item"]?["emails"] == ["maria@acme.example"])
            let short = try await client.get(Path.deals + "/search?term=p")
            #expect(short.status == 400)
            let custom = try await client.get(Path.organizations + "/search?term=AC-1&fields=custom_fields")
            #expect(custom.content?["items"]?[0]?["item"]?["name"] == "Acme")
            let fifth = try await client.get(Path.deals + "/search?term=pilot")
            #expect(fifth.status == 429)
            let list = try await client.get(Path.deals)
            #expect(list.status == 200)
        }
    }
}
