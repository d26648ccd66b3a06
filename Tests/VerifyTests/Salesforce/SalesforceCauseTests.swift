import CRMGatewayTesting
import ConnectorKit
import MockKit
import SalesforceMock
import Testing
import Verification

@testable import CRMGateway

@Suite("Salesforce: a verification names exactly what doesn't land, and why")
struct SalesforceCauseTests {
    static let mapping: [CRMObject: [PropertyName]] = [
        .deal: [
            "Amount", "Region__c", "Fit_Score__c", "Budget_Confirmed__c", "Next_Step_Agreed__c", "Decision_Date__c",
        ],
        .contact: ["Title", "Customer_Tier__c", "Email"], .company: ["Website", "Industry"],
    ]

    private static func own(_ name: String, _ arguments: JSON) -> AccountChange { .vendorSpecific(name, arguments) }

    private static func rule(_ change: String, _ rule: JSON) -> AccountChange { own(change, ["rule": rule]) }

    private static func writable(_ name: String, createable: Bool, updateable: Bool) -> AccountChange {
        own(
            "set_writable",
            [
                "object": "Opportunity", "property": .string(name), "createable": .bool(createable),
                "updateable": .bool(updateable),
            ])
    }

    static let cases: [MappedCase] = [
        MappedCase("nothing in the way", [], []),
        MappedCase(
            "a validation rule at a field",
            [
                rule(
                    "add_validation_rule",
                    [
                        "object": "Opportunity", "message": "Too little", "field": "Amount",
                        "when": [["field": "Amount", "is": "less_than", "value": 1_000]],
                    ])
            ], ["writeback.deal Amount failed validation_rule"]),
        MappedCase(
            "a validation rule that names no field",
            [
                rule(
                    "add_validation_rule",
                    [
                        "object": "Opportunity", "message": "No score, please",
                        "when": [["field": "Fit_Score__c", "is": "is_not_blank"]],
                    ])
            ], ["writeback.deal Fit_Score__c failed validation_rule"]),
        MappedCase(
            "a field that nobody may write any more",
            [.makeReadOnly(object: "Opportunity", property: "Fit_Score__c")],
            [
                "properties.writable Fit_Score__c failed read_only",
                "writeback.deal Fit_Score__c notChecked read_only",
            ]),
        MappedCase(
            "a field that may be changed, and not set on a new record: it is written once the record is there",
            [writable("Fit_Score__c", createable: false, updateable: true)], []),
        MappedCase(
            "a field that may be set on a new record, and not changed: a writeback is a change",
            [writable("Fit_Score__c", createable: true, updateable: false)],
            [
                "properties.writable Fit_Score__c failed read_only",
                "writeback.deal Fit_Score__c notChecked read_only",
            ]),
        MappedCase(
            "a required field that isn't mapped, and that new records alone may set: it is filled",
            [
                own("require_field", ["object": "Opportunity", "property": "NextStep", "value": true]),
                writable("NextStep", createable: true, updateable: false),
            ], []),
        MappedCase(
            "a field that may only be changed, and that a validation rule then refuses",
            [
                writable("Fit_Score__c", createable: false, updateable: true),
                rule(
                    "add_validation_rule",
                    [
                        "object": "Opportunity", "message": "No score, please", "field": "Fit_Score__c",
                        "when": [["field": "Fit_Score__c", "is": "is_not_blank"]],
                    ]),
            ], ["writeback.deal Fit_Score__c failed validation_rule"]),
        MappedCase(
            "records that the key's user may change, and not make",
            [
                own(
                    "set_object_access",
                    [
                        "profile": "System Administrator", "object": "Account",
                        "allowed": ["read", "edit", "delete"],
                    ])
            ],
            [
                "writeback.company Industry notChecked access_denied",
                "writeback.company OwnerId notChecked access_denied",
                "writeback.company Website notChecked access_denied",
                "writeback.company company failed access_denied",
            ]),
        MappedCase(
            "a field that is hidden by field-level security",
            [own("withdraw_field", ["field": "Opportunity.Region__c"])],
            [
                "properties.exist Region__c failed field_level_security",
                "properties.type Region__c notChecked field_level_security",
                "properties.writable Region__c notChecked field_level_security",
                "writeback.deal Region__c notChecked field_level_security",
            ]),
        MappedCase(
            "a blocking duplicate rule",
            [
                rule(
                    "add_duplicate_rule",
                    [
                        "object": "Contact", "name": "Same_Tier", "fields": ["Customer_Tier__c"],
                        "allow_save": false,
                    ])
            ], ["writeback.contact Customer_Tier__c failed duplicate_rule"]),
        MappedCase(
            "a duplicate rule that alerts, and lets it be saved",
            [
                rule(
                    "add_duplicate_rule",
                    [
                        "object": "Contact", "name": "Same_Tier", "fields": ["Customer_Tier__c"],
                        "allow_save": true,
                    ])
            ], []),
        MappedCase(
            "a flow that changes a value",
            [rule("add_automation", ["object": "Contact", "when": [], "set": ["Title": "Set by a flow"]])],
            ["writeback.contact Title failed changed_by_automation"]),
        MappedCase(
            "a trigger that refuses every record",
            [rule("add_automation", ["object": "Account", "when": [], "error": "Trigger: execution of BeforeInsert"])],
            [
                "writeback.company Industry notChecked validation_rule",
                "writeback.company OwnerId notChecked validation_rule",
                "writeback.company Website notChecked validation_rule",
                "writeback.company company failed validation_rule",
            ]),
    ]

    @Test("VER-5: exactly the property at fault gets its cause, and everything else passes", arguments: cases)
    func cause(_ one: MappedCase) async throws {
        try await MappedStage.with(.salesforce(), mapping: Self.mapping) { stage in
            try await Self.giveTier(stage)
            for change in one.changes { try stage.mock.change(change) }
            let records = stage.records
            let found = try await stage.findings()
            #expect(found == one.findings)
            #expect(stage.records == records, "VER-4: nothing is left")
        }
    }

    /// Gives a contact that is there the tier which probes write: what duplicate rules find.
    private static func giveTier(_ stage: MappedStage) async throws {
        let session = try await stage.stage.session(stage.crm)
        let contacts = stage.mock.state()["objects"]?["Contact"]?["records"]?.object?.names ?? []
        let id = try #require(contacts.sorted().first)
        let contact = RecordDraft(
            object: .contact, id: RecordID(rawValue: id), values: ["Customer_Tier__c": .choice("bronze")])
        let outcomes = try await session.writing.update([contact])
        try #require(outcomes.first?.reference != nil, "\(outcomes)")
    }
}
