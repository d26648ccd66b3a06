import HubSpotMock
import MockKit
import Testing

@Suite("HubSpot's mock: rules, locks and lists that lag")
struct ObstacleTests {
    private static let deals = Path.records("deals")

    private func change(_ server: MockServer, _ name: String, _ arguments: JSON = [:]) throws {
        try server.change(.vendorSpecific(name, arguments))
    }

    @Test("Lists stay as they were while they are frozen, and writes know better")
    func frozenLists() async throws {
        try await withHubSpot { server, client in
            try change(server, "freeze_lists")
            try server.change(.makeReadOnly(object: "deals", property: "amount"))
            try server.change(.deactivateUser(email: "bob@example.com"))
            try change(server, "delete_pipeline", ["object": "deals", "pipeline": "75e28846"])
            let owner = try await client.get(Path.owners + "?email=bob@example.com")
            #expect(owner.json["results"]?.array?.count == 1)
            let pipelines = try await client.get("/crm/pipelines/2026-09/deals")
            #expect(pipelines.json["results"]?.array?.count == 2)
            let refused = try await client.post(Self.deals, deal("x", ["amount": "1"]))
            #expect(refused.errorCodes == ["READ_ONLY_VALUE"])
            try change(server, "thaw_lists")
            let later = try await client.get("/crm/pipelines/2026-09/deals")
            #expect(later.json["results"]?.array?.count == 1)
        }
    }

    @Test("Rules that are added are kept, and cleared again")
    func rules() async throws {
        try await withHubSpot { server, client in
            try change(
                server, "add_validation_rule",
                ["object": "deals", "rule": ["property": "amount", "rule": "MAX_NUMBER", "arguments": ["1"]]])
            try change(
                server, "add_conditional_rule",
                [
                    "object": "deals",
                    "rule": ["property": "dealtype", "values": ["newbusiness"], "required": ["description"]],
                ])
            try change(server, "require_property", ["object": "deals", "property": "hs_priority"])
            let refused = try await client.post(Self.deals, deal("x", ["amount": "5", "dealtype": "newbusiness"]))
            let codes: Set = [
                "VALIDATION_RULE_FAILED", "MISSING_REQUIRED_PROPERTY", "MISSING_CONDITIONAL_REQUIRED_PROPERTY",
            ]
            #expect(Set(refused.errorCodes) == codes)
            try change(
                server, "add_workflow",
                ["object": "deals", "rule": ["when_written": "dealname", "property": "description", "value": "seen"]])
            let made = try await client.post(Self.deals, deal("x", ["hs_priority": "low"]))
            let id = made.json["id"]?.string ?? ""
            let read = try await client.get(Self.deals + "/\(id)?properties=description")
            #expect(read.json["properties"]?["description"] == "seen")
            try change(server, "clear_rules")
            let free = try await client.post(Self.deals, deal("x", ["amount": "5", "dealtype": "newbusiness"]))
            #expect(free.status == 201)
        }
    }

    @Test("VER-7: An option is removed, a type is changed, a pipeline is deleted")
    func drift() async throws {
        try await withHubSpot { server, client in
            try change(
                server, "remove_option", ["object": "deals", "property": "dealtype", "option": "newbusiness"])
            let option = try await client.post(Self.deals, deal("x", ["dealtype": "newbusiness"]))
            #expect(option.errorCodes == ["INVALID_OPTION"])
            try change(
                server, "set_type",
                ["object": "deals", "property": "next_step_agreed", "type": "number", "field_type": "number"])
            let type = try await client.post(Self.deals, deal("x", ["next_step_agreed": "call"]))
            #expect(type.errorCodes == ["INVALID_INTEGER"])
            try change(server, "delete_pipeline", ["object": "deals", "pipeline": "default"])
            let pipeline = try await client.post(Self.deals, deal("x", ["pipeline": "default"]))
            #expect(pipeline.errorCodes == ["INVALID_OPTION"])
        }
    }

    @Test("A lock, a unique value that is taken and an archived owner are refused, as often as is said")
    func refusals() async throws {
        try await withHubSpot { server, client in
            try change(server, "lock_records", ["count": 1])
            try change(server, "take_unique_values", ["count": 1])
            let locked = try await client.post(Self.deals, deal("x"))
            #expect(locked.status == 423 && locked.json["category"] == "LOCKED")
            let taken = try await client.post(Self.deals, deal("x", ["contract_number": "C-1"]))
            #expect(taken.errorCodes == ["CONFLICTING_UNIQUE_VALUE"])
            let made = try await client.post(Self.deals, deal("x", ["contract_number": "C-1"]))
            #expect(made.status == 201)
            try server.change(.deactivateUser(email: "bob@example.com"))
            let archived = try await client.post(Self.deals, deal("x", ["hubspot_owner_id": "41629780"]))
            #expect(archived.status == 201)
            try change(server, "refuse_archived_owners", ["value": true])
            let refused = try await client.post(Self.deals, deal("x", ["hubspot_owner_id": "41629780"]))
            #expect(refused.errorCodes == ["INVALID_OWNER_ID"])
        }
    }

    @Test("A change that is unknown, or names nothing, says what there is")
    func unknown() async throws {
        try await withHubSpot { server, _ in
            let changes: [(String, JSON, String)] = [
                ("no_such", [:], "freeze_lists"), ("lock_records", [:], "\"count\" is missing"),
                ("remove_option", ["object": "deals", "property": "dealtype", "option": "x"], "no option \"x\""),
                ("delete_pipeline", ["object": "deals", "pipeline": "x"], "no pipeline \"x\""),
                (
                    "set_probability",
                    ["object": "deals", "pipeline": "default", "stage": "x", "probability": "1.0"], "no stage \"x\""
                ),
                ("require_property", ["object": "deals", "property": "x"], "no property \"x\""),
                ("add_workflow", ["object": "deals", "rule": ["x": 1]], "rule"),
            ]
            for (name, json, words) in changes {
                let error = #expect(throws: MockChangeError.self) { try change(server, name, json) }
                #expect(error.map { "\($0)".contains(words) } == true, "\(name)")
            }
        }
    }
}
