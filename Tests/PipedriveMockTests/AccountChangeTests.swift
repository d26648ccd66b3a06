import Foundation
import MockKit
import PipedriveMock
import Testing

@Suite("Changes of a company, seeds and faults")
struct AccountChangeTests {
    @Test("A deactivated user stays in the list, his tokens die, and both come back")
    func users() async throws {
        var seed = PipedriveSeed()
        seed.tokens = [.init("bob", kind: .api, user: "bob@example.com")]
        try await withPipedrive(seed) { server, client in
            try server.change(.deactivateUser(email: "BOB@example.com"))
            let gone = try await client.get(Path.users + "/12002")
            #expect(gone.content?["active_flag"] == false && gone.content?["modified"]?.string != nil)
            let shut = try await PipedriveClient.api(server, token: "bob").get(Path.me)
            #expect(shut.status == 401)
            try server.change(.reactivateUser(email: "bob@example.com"))
            let back = try await PipedriveClient.api(server, token: "bob").get(Path.me)
            #expect(back.status == 200)
            try server.change(.addUser(email: "zoe@example.com", firstName: "Zoe", lastName: "Ek"))
            let zoe = try await client.get(Path.users + "/find?term=zoe@example.com&search_by_email=1")
            #expect(zoe.content?[0]?["name"] == "Zoe Ek")
            try server.change(.vendorSpecific("delete_user", ["email": "zoe@example.com"]))
            let removed = try await client.get(Path.users + "/find?term=zoe@example.com&search_by_email=1")
            #expect(removed.content?[0]?["is_deleted"] == true)
            #expect(throws: MockChangeError.self) { try server.change(.deactivateUser(email: "no@example.com")) }
        }
    }

    @Test("VER-7: Lists stay as they were while they are frozen, and writes know better; a field gets another type")
    func frozenLists() async throws {
        try await withPipedrive { server, client in
            try server.change(.vendorSpecific("freeze_lists", [:]))
            try server.change(.archiveStage(object: "deals", pipeline: "Sales", stage: "Contact made"))
            try server.change(.deactivateUser(email: "bob@example.com"))
            try server.change(
                .vendorSpecific("set_type", ["object": "deals", "property": "Next step agreed", "type": "double"]))
            let stages = try await client.all(Path.stages)
            #expect(stages.contains { $0["id"] == 2 && $0["is_deleted"] == false })
            let refused = try await client.post(Path.deals, ["title": "x", "pipeline_id": 1, "stage_id": 2])
            #expect(refused.status == 400)
            let owner = try await client.post(Path.deals, ["title": "x", "owner_id": 12_002])
            #expect(owner.status == 400)
            func type() async throws -> String? {
                let fields = try await client.all(Path.dealFields)
                return fields.first { $0["field_name"] == "Next step agreed" }?["field_type"]?.string
            }
            let before = try await type()
            try server.change(.vendorSpecific("thaw_lists", [:]))
            let after = try await type()
            #expect(before == "text" && after == "double")
        }
    }

    @Test("A property deleted or made read-only, an option removed, a stage and a pipeline archived")
    func definitions() async throws {
        try await withPipedrive { server, client in
            let fields = try await client.all(Path.dealFields)
            func code(_ name: String) -> String {
                fields.first { $0["field_name"]?.string == name }?["field_code"]?.string ?? ""
            }
            try server.change(.deleteProperty(object: "deals", property: "Fit score"))
            let deleted = try await client.patch("\(Path.deals)/501", ["custom_fields": [code("Fit score"): 1]])
            #expect(deleted.status == 400)
            try server.change(.makeReadOnly(object: "deals", property: code("Decision date")))
            let frozen = try await client.patch(
                "\(Path.deals)/501", ["custom_fields": [code("Decision date"): "2026-12-01"]])
            #expect(frozen.status == 400)
            try server.change(.makeReadOnly(object: "deals", property: "title"))
            let title = try await client.patch("\(Path.deals)/501", ["title": "x"])
            #expect(title.status == 400)
            try server.change(
                .vendorSpecific("remove_option", ["object": "deals", "property": "Competitors", "option": "Globex"]))
            let option = try await client.patch("\(Path.deals)/501", ["custom_fields": [code("Competitors"): [1]]])
            #expect(option.status == 400)
            try server.change(.archiveStage(object: "deals", pipeline: "Sales", stage: "Proposal made"))
            let stage = try await client.get(Path.stages + "/3")
            #expect(stage.content?["is_deleted"] == true)
            try server.change(.vendorSpecific("archive_pipeline", ["pipeline": "2"]))
            let pipeline = try await client.get(Path.pipelines + "/2")
            #expect(pipeline.content?["is_deleted"] == true)
            #expect(throws: MockChangeError.self) {
                try server.change(.deleteProperty(object: "deals", property: "Region"))
            }
        }
    }

    @Test("Fields and options are added and renamed, the domain changes, and the budget is used up")
    func additions() async throws {
        try await withPipedrive { server, client in
            try server.change(
                .vendorSpecific("add_field", ["object": "deals", "name": "Account owner", "type": "user"]))
            try server.change(
                .vendorSpecific("rename_field", ["object": "deals", "property": "Account owner", "name": "AO"]))
            try server.change(
                .vendorSpecific("add_option", ["object": "deals", "property": "Budget confirmed", "option": "Maybe"]))
            let fields = try await client.all(Path.dealFields)
            #expect(fields.contains { $0["field_name"] == "AO" && $0["field_type"] == "user" })
            let budget = try #require(fields.first { $0["field_name"] == "Budget confirmed" })
            #expect(budget["options"]?.array?.count == 3, "\(budget.text)")
            #expect(budget["options"]?[2] == ["id": 3, "label": "Maybe"])
            try server.change(.vendorSpecific("rename_domain", ["domain": "acme-two"]))
            let mine = try await client.get(Path.me)
            #expect(mine.content?["company_domain"] == "acme-two")
            try server.change(.vendorSpecific("use_up_tokens", [:]))
            let spent = try await client.get(Path.me)
            #expect(spent.status == 429)
        }
    }

    @Test("A token revoked, a scope withdrawn, a grant ended, the app removed")
    func tokens() async throws {
        try await withPipedrive { server, client in
            try server.change(.withdrawScope("users:read"))
            let users = try await client.get(Path.users)
            #expect(users.status == 403 && users.error == "Scope and URL mismatch")
            try server.change(.revokeToken(server.credentials.staticToken ?? ""))
            let api = try await PipedriveClient.api(server).get(Path.me)
            #expect(api.status == 401)
            try server.change(.vendorSpecific("expire_access_tokens", [:]))
            let late = try await client.get(Path.me)
            #expect(late.status == 401)
            try server.reset()
            let fresh = try await client.get(Path.users)
            #expect(fresh.status == 200)
            try server.change(.vendorSpecific("expire_grant", ["email": "ann@example.com"]))
            let ended = try await client.get(Path.me)
            #expect(ended.status == 401)
            try server.reset()
            try server.change(.uninstallApp)
            let removed = try await client.get(Path.me)
            #expect(removed.status == 401)
        }
    }

    @Test("A mistaken change says what would do")
    func mistakes() async throws {
        try await withPipedrive { server, _ in
            let changes: [(String, JSON, String)] = [
                ("paint", [:], "has no change \"paint\""),
                ("set_switch", ["name": "x", "value": true], "is no switch"),
                ("set_switch", ["name": "unpaid", "value": 3], "takes true or false"),
                ("set_switch", [:], "\"name\" is missing"),
                ("remove_option", ["object": "deals", "property": "Fit score", "option": "A"], "has no options"),
            ]
            for (name, json, words) in changes {
                let error = #expect(throws: MockChangeError.self) { try server.change(.vendorSpecific(name, json)) }
                #expect(error?.description.contains(words) == true, "\(name)")
            }
        }
    }

    @Test("The example seed is loaded, and shows each thing that it says")
    func exampleSeed() async throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Mocks/Pipedrive/Fixtures/example-seed.json").standardizedFileURL.path()
        let source = FileManager.default.fileExists(atPath: file) ? file : "Mocks/Pipedrive/Fixtures/example-seed.json"
        try await withPipedrive(try PipedriveSeed(file: source)) { server, _ in
            #expect(server.credentials.userEmail == "admin@harbour.example")
            #expect(server.credentials.clientID == "demo-client")
            let client = PipedriveClient.api(server, token: "seed-api-token")
            let users = try await client.get(Path.users)
            #expect(users.content?.array?.count == 8)
            let fields = try await client.all(Path.dealFields)
            #expect(fields.contains { $0["field_code"] == "00112233445566778899aabbccddeeff00112233" })
            #expect(!fields.contains { $0["field_name"] == "Old berth" })
            let deal = try await client.get(Path.deals + "/9001")
            #expect(deal.content?["custom_fields"]?["00112233445566778899aabbccddeeff00112233"] == 2)
            #expect(deal.content?["owner_id"] == 501 && deal.content?["stage_id"] == 92)
            let all = try await client.all(Path.deals)
            #expect(all.count == 3)
            let readOnly = PipedriveClient(server, token: "seed-read-only")
            let refused = try await readOnly.post(Path.deals, ["title": "x"])
            #expect(refused.status == 403)
            let expired = try await PipedriveClient(server, token: "seed-expired").get(Path.me)
            #expect(expired.status == 401)
            #expect(server.state()["budget"]?["limit"] == 90_000)
        }
    }

    @Test("A seed with a mistake says where it is and what would do")
    func badSeeds() {
        let seeds: [(JSON, String)] = [
            (["usres": []], "seed.usres is unknown"), (["users": [["email": 5]]], "seed.users[0].email is a number"),
            (["crm": "zoho"], "seed.crm"), (["tokens": [["token": "t", "kind": "magic"]]], "seed.tokens[0].kind"),
            (["switches": ["rotates": true]], "seed.switches.rotates is unknown"),
            (["switches": ["unpaid": 1]], "must be true or false"), (["limits": ["plan": "gold"]], "seed.limits.plan"),
            (["pipelines": [["name": "x"]]], "seed.pipelines[0].id is missing"),
        ]
        for (json, words) in seeds {
            let error = #expect(throws: SeedError.self) { try PipedriveSeed(json) }
            #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
        }
    }

    @Test("A seed whose parts do not fit together is refused when the mock starts")
    func unfittingSeeds() async throws {
        var field = PipedriveSeed.Object("deals")
        field.fields = [.init("X", "colour")]
        var record = PipedriveSeed.Object("deals")
        record.records = [["title": "x", "stage_id": 99]]
        var owner = PipedriveSeed.Object("deals")
        owner.records = [["title": "x", "owner_id": "nobody@example.com"]]
        for object in [field, record, owner, PipedriveSeed.Object("ships")] {
            var seed = PipedriveSeed()
            seed.objects = [object]
            await #expect(throws: SeedError.self) { try await MockServer.start(vendor: PipedriveMock(seed: seed)) }
        }
    }

    @Test("Faults speak Pipedrive's words, and cursors can be made to go round")
    func faults() async throws {
        try await withPipedrive { server, client in
            server.inject(.status(429), on: .operation("pipedrive.users.me"))
            let limited = try await client.get(Path.me)
            #expect(limited.status == 429 && limited.json["errorCode"] == 429)
            server.inject(.repeatedCursor(length: 1), on: .operation("pipedrive.fields.list"), times: 2)
            for _ in 0..<2 {
                let page = try await client.get(Path.dealFields + "?cursor=loop-0")
                #expect(page.status == 200 && page.json["additional_data"]?["next_cursor"] == "loop-0")
            }
            for status in [400, 401, 402, 403, 404, 410, 500, 501, 503] {
                server.inject(.status(status), on: .operation("pipedrive.users.me"))
                let answer = try await client.get(Path.me)
                #expect(answer.status == status && answer.json["success"] == false)
            }
            #expect(server.journal.writes.isEmpty)
        }
    }

    @Test("A sandbox differs in its domain")
    func sandbox() async throws {
        try await withPipedrive(profile: .sandbox) { server, client in
            #expect(server.credentials.instanceURL == "https://acme-demo-sandbox.pipedrive.com")
            let mine = try await client.get(Path.me)
            #expect(mine.content?["company_domain"] == "acme-demo-sandbox")
        }
    }
}
