import MockKit
import SalesforceMock
import Testing

@Suite("Salesforce's mock: the administrator's rules, locks and automation")
struct RecordRuleTests {
    private let deals = "/sobjects/Opportunity"

    @Test("Sheet §11: a validation rule refuses in the administrator's words, after the platform's own checks")
    func validation() async throws {
        let rule = ValidationRule(
            object: "Opportunity", message: "Close date must be in the future", field: "CloseDate",
            conditions: [RuleCondition("CloseDate", .lessThan, "2026-11-21")])
        try await withRecordOrg(change: { $0.validationRules = [rule] }) { _, client in
            let answer = try await client.post(deals, RecordOrg.deal("x", ["CloseDate": "2026-01-01"]))
            #expect(answer.status == 400 && answer.code == "FIELD_CUSTOM_VALIDATION_EXCEPTION")
            #expect(answer.message == "Close date must be in the future" && answer.fields == ["CloseDate"])
            let both = try await client.post(
                deals, RecordOrg.deal("x", ["CloseDate": "2026-01-01", "Region__c": "APAC"]))
            #expect(both.code == "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST")
        }
    }

    @Test("Sheet §11: a duplicate rule shows what it found, and the header overrules it where the rule allows that")
    func duplicates() async throws {
        func rule(_ allowsSave: Bool) -> DuplicateRule {
            DuplicateRule(
                object: "Account", name: "R", matchingRule: "M", fields: ["Name"], allowsSave: allowsSave)
        }
        let header = ["Sforce-Duplicate-Rule-Header": "allowSave=true; includeRecordDetails=false"]
        try await withRecordOrg(change: { $0.duplicateRules = [rule(true)] }) { _, client in
            let answer = try await client.post("/sobjects/Account", ["Name": "ACME"])
            #expect(answer.status == 400 && answer.code == "DUPLICATES_DETECTED")
            let result = answer.json[0]?["duplicateResult"]
            #expect(result?["allowSave"] == true && result?["duplicateRule"] == "R")
            let match = result?["matchResults"]?[0]?["matchRecords"]?[0]?["record"]
            let id = try await RecordOrg.id(of: "Name = 'Acme'", in: "Account", client)
            #expect(match?["Id"]?.string == id)
            let saved = try await client.post("/sobjects/Account", ["Name": "ACME"], headers: header)
            #expect(saved.status == 201)
        }
        try await withRecordOrg(change: { $0.duplicateRules = [rule(false)] }) { _, client in
            let answer = try await client.post("/sobjects/Account", ["Name": "ACME"], headers: header)
            #expect(answer.code == "DUPLICATES_DETECTED")
        }
    }

    @Test("Sheet §3: assignment rules take the owner away, unless Sforce-Auto-Assign is FALSE")
    func assignment() async throws {
        try await withRecordOrg { server, client in
            let users = try await client.query(
                "SELECT Id, Email FROM User WHERE Email IN ('bob@example.com','dave@example.com')")
            let ids = users.records.compactMap { $0["Id"]?.string }
            let rule = AutomationRule(object: "Account", values: ["OwnerId": .string(ids[1])])
            try await withRecordOrg(change: { $0.automations = [rule] }) { _, client in
                for (header, owner) in [("TRUE", ids[1]), ("FALSE", ids[0])] {
                    let made = try await client.post(
                        "/sobjects/Account", ["Name": "New", "OwnerId": .string(ids[0])],
                        headers: ["Sforce-Auto-Assign": header])
                    let read = try await client.get("/sobjects/Account/\(made.id)?fields=OwnerId")
                    #expect(read.json["OwnerId"]?.string == owner)
                }
            }
        }
    }

    @Test("Sheet §14: a flow changes what was written, and a trigger refuses it")
    func automation() async throws {
        let flow = AutomationRule(object: "Opportunity", values: ["NextStep": "set by a flow"])
        let trigger = AutomationRule(
            object: "Opportunity", conditions: [RuleCondition("Name", .equals, "Bad")],
            error: "DealTrigger: execution of BeforeInsert caused by: no")
        try await withRecordOrg(change: { $0.automations = [flow, trigger] }) { _, client in
            let made = try await client.post(deals, RecordOrg.deal("Good", ["NextStep": "mine"]))
            let read = try await client.get(deals + "/\(made.id)?fields=NextStep")
            #expect(read.json["NextStep"] == "set by a flow")
            let bad = try await client.post(deals, RecordOrg.deal("Bad"))
            #expect(bad.status == 400 && bad.code == "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY")
        }
    }

    @Test("Sheet §16.11: rows are locked as often as the switch says, and nothing is written meanwhile")
    func locks() async throws {
        try await withRecordOrg(change: { $0.switches.rowLocks = 2 }) { _, client in
            let id = try await RecordOrg.id(of: "Name = 'Acme rollout'", in: "Opportunity", client)
            for _ in 0..<2 {
                let answer = try await client.patch(deals + "/\(id)", ["NextStep": "call"])
                #expect(answer.status == 400 && answer.code == "UNABLE_TO_LOCK_ROW")
                #expect(answer.message.hasSuffix(id))
            }
            let read = try await client.get(deals + "/\(id)?fields=NextStep")
            #expect(read.json["NextStep"] == .null)
            let answer = try await client.patch(deals + "/\(id)", ["NextStep": "call"])
            #expect(answer.status == 204)
        }
    }

    @Test("Sheet §11: who may only read an object is refused with 403")
    func objectRights() async throws {
        try await withRecordOrg { _, client in
            let sales = client.with(token: RecordOrg.sales)
            let answer = try await sales.post("/sobjects/Task", ["Subject": "Call"])
            #expect(answer.status == 403 && answer.code == "INSUFFICIENT_ACCESS_OR_READONLY")
            let set = try await sales.post("/sobjects/PermissionSet", ["Name": "X", "Label": "X"])
            #expect(set.status == 403)
        }
    }
}
