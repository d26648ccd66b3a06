import ConnectorKit
import ConnectorTestKit
import Foundation
import MockKit
import Testing

@Suite("Salesforce: each cause of a refused write")
struct SalesforceCauses {
    private static let deal: RecordID = "006QH0000000085YAA"
    private static let day = CalendarDate(year: 2027, month: 1, day: 31)

    private static func new(_ values: [PropertyName: FieldValue]) -> RecordDraft {
        let own: [PropertyName: FieldValue] = [
            "Name": .text("Probe"), "StageName": .choice("Qualification"),
            "CloseDate": day.map(FieldValue.date) ?? .empty,
        ]
        return RecordDraft(object: .deal, values: own.merging(values) { $1 })
    }

    private static func change(_ name: String, _ arguments: JSON) -> AccountChange { .vendorSpecific(name, arguments) }

    static let cases: [WriteRefusal] = [
        WriteRefusal(
            "read-only", [.makeReadOnly(object: "Opportunity", property: "Fit_Score__c")],
            writing: new(["Fit_Score__c": .number(7)]), is: .invalid, "Fit_Score__c", .fieldLevelSecurity,
            "INVALID_FIELD_FOR_INSERT_UPDATE"),
        WriteRefusal(
            "hidden by field-level security", [change("withdraw_field", ["field": "Opportunity.Region__c"])],
            writing: new(["Region__c": .choice("EMEA")]), is: .invalid, "Region__c", .unknownProperty, "INVALID_FIELD"),
        WriteRefusal(
            "restricted picklist",
            [change("remove_option", ["object": "Opportunity", "property": "Region__c", "value": "AMER"])],
            writing: new(["Region__c": .choice("AMER")]), is: .invalid, "Region__c", .invalidOption,
            "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"),
        WriteRefusal(
            "validation rule, at a field",
            [
                change(
                    "add_validation_rule",
                    [
                        "rule": [
                            "object": "Opportunity", "message": "Too little", "field": "Amount",
                            "when": [["field": "Amount", "is": "less_than", "value": 1_000]],
                        ]
                    ])
            ], writing: new(["Amount": .number(7)]), is: .invalid, "Amount", .validationRule,
            "FIELD_CUSTOM_VALIDATION_EXCEPTION"),
        WriteRefusal(
            "validation rule, of the whole record",
            [
                change(
                    "add_validation_rule",
                    [
                        "rule": [
                            "object": "Opportunity", "message": "No",
                            "when": [["field": "Name", "is": "equals", "value": "Probe"]],
                        ]
                    ])
            ], writing: new([:]), is: .invalid, nil, .validationRule, "FIELD_CUSTOM_VALIDATION_EXCEPTION"),
        WriteRefusal(
            "a trigger that refuses",
            [
                change(
                    "add_automation",
                    ["rule": ["object": "Opportunity", "when": [], "error": "Trigger: execution of BeforeInsert"]])
            ], writing: new([:]), is: .invalid, nil, .validationRule, "CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY"),
        WriteRefusal(
            "inactive owner", [.deactivateUser(email: "bob@example.com")],
            writing: new(["OwnerId": .owner("005QH000000001dYAA")]), is: .invalid, nil, .invalidOwner,
            "INACTIVE_OWNER_OR_USER"),
        WriteRefusal(
            "stage outside of the record type's process",
            [
                change("restrict_picklist", ["object": "Opportunity", "property": "StageName", "value": true]),
                .archiveStage(object: "Opportunity", pipeline: "New Business Process", stage: "Qualification"),
            ], writing: new([:]), is: .invalid, "StageName", .invalidStage, "INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST"),
        WriteRefusal(
            "record type that isn't open to the user",
            [
                change(
                    "set_record_types",
                    ["profile": "System Administrator", "object": "Opportunity", "available": ["New_Business"]])
            ], writing: new(["RecordTypeId": .reference("012QH00002NJoubYAD")]), is: .invalid, "RecordTypeId",
            .invalidValue, "INVALID_CROSS_REFERENCE_KEY"),
        WriteRefusal(
            "missing right on the object",
            [
                change("set_profile", ["user": "ann@example.com", "profile": "Partner Community User"])
            ], writing: new([:]), is: .forbidden, nil, .other, "INSUFFICIENT_ACCESS_OR_READONLY"),
        WriteRefusal(
            "missing scope", [.withdrawScope("api")], writing: new([:]), is: .forbidden, nil),
        WriteRefusal(
            "the day's requests", [WriteRefusal.turned("total_requests")], writing: new([:]), is: .quotaExhausted, nil),
        WriteRefusal(
            "too many requests at once", [WriteRefusal.turned("concurrent")], writing: new([:]), is: .rateLimited, nil),
        WriteRefusal(
            "duplicate rule that blocks",
            [
                change(
                    "add_duplicate_rule",
                    [
                        "rule": [
                            "object": "Opportunity", "name": "Same_Stage", "fields": ["StageName"], "allow_save": false,
                        ]
                    ])
            ], writing: new([:]), is: .conflict, nil, .duplicate, "DUPLICATES_DETECTED"),
        WriteRefusal(
            "a value that another record has", [],
            writing: RecordDraft(
                object: .company, values: ["Name": .text("Probe"), "Account_Code__c": .text("AC-1")]), is: .conflict,
            nil,
            .duplicate, "DUPLICATE_VALUE"),
        WriteRefusal(
            "required field",
            [change("require_field", ["object": "Opportunity", "property": "NextStep", "value": true])],
            writing: new([:]), is: .invalid, "NextStep", .required, "REQUIRED_FIELD_MISSING"),
        WriteRefusal(
            "locked by another transaction", [WriteRefusal.turned("row_locks", 1)], writing: new([:]), is: .unavailable,
            nil,
            .locked, "UNABLE_TO_LOCK_ROW"),
        WriteRefusal(
            "locked by an approval",
            [change("lock_record", ["object": "Opportunity", "id": .string(deal.rawValue), "value": true])],
            writing: RecordDraft(object: .deal, id: deal, values: ["Name": .text("Probe")]), is: .unavailable, nil,
            .locked,
            "ENTITY_IS_LOCKED"),
    ]

    @Test(
        "VER-5: Each cause is told apart, names its property where Salesforce does, and spoils no record beside it",
        arguments: cases)
    func cause(_ cause: WriteRefusal) async throws {
        try await Subject.salesforce.run { session in
            let error = try #require(try await session.outcome(of: cause))
            #expect(error.kind == cause.kind)
            #expect(error.fields.first == cause.field)
            #expect(error.fields.count <= 1)
        }
    }
}
