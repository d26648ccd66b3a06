import ConnectorKit
import ConnectorTestKit
import Foundation
import MockKit

extension CauseCase {
    private static let rule = own(
        "add_validation_rule", ["rule": ["property": "amount", "rule": "MAX_NUMBER", "arguments": ["1"]]])

    static let hubSpot: [CauseCase] = [
        refused(
            .hubSpot, "a read-only property", "amount", .number(5), .readOnly,
            .makeReadOnly(object: "deals", property: "amount")),
        refused(
            .hubSpot, "an option that was removed", "dealtype", .choice("newbusiness"), .invalidOption,
            own("remove_option", ["property": "dealtype", "option": "newbusiness"])),
        refused(
            .hubSpot, "an admin's rule", "amount", .number(5), .validationRule,
            rule),
        refused(
            .hubSpot, "an admin's rule, under a code that nobody knows", "amount", .number(5), .validationRule,
            own("set_rule_code", ["code": "SOMETHING_NEW"]), rule),
        refused(
            .hubSpot, "an admin's rule, under the code of a wrong value", "amount", .number(5), .validationRule,
            own("set_rule_code", ["code": "INVALID_INTEGER"]), rule),
        refused(
            .hubSpot, "an archived owner, where HubSpot comes to refuse one", "hubspot_owner_id", .owner("41629780"),
            .invalidOwner,
            .deactivateUser(email: "bob@example.com"), own("refuse_archived_owners", ["value": true])),
        refused(
            .hubSpot, "a stage that was archived", "dealstage", .choice("contractsent"), .invalidStage,
            .archiveStage(object: "deals", pipeline: "default", stage: "contractsent")),
        refused(.hubSpot, "a stage of another pipeline", "dealstage", .choice("1090865711"), .invalidStage),
        refused(
            .hubSpot, "a pipeline that was deleted", "pipeline", .choice("75e28846"), .invalidStage,
            own("delete_pipeline", ["pipeline": "75e28846"])),
        refused(
            .hubSpot, "a unique value that is taken", "contract_number", .text("C-1"), .duplicate,
            own("take_unique_values", ["count": 1])),
        refused(
            .hubSpot, "a property that was deleted", "fit_score", .number(7), .unknownProperty,
            .deleteProperty(object: "deals", property: "fit_score")),
        refused(
            .hubSpot, "a property of another type", "next_step_agreed", .text("call"), .invalidValue,
            own("set_type", ["property": "next_step_agreed", "type": "number", "field_type": "number"])),
        CauseCase(
            subject: .hubSpot, name: "a required property",
            changes: [own("require_property", ["property": "description"])], fault: .required, property: "description"),
        CauseCase(
            subject: .hubSpot, name: "a property that another one makes required",
            changes: [
                own(
                    "add_conditional_rule",
                    ["rule": ["property": "dealtype", "values": ["newbusiness"], "required": ["closed_lost_reason"]]])
            ], values: ["dealtype": .choice("newbusiness")], fault: .required, property: "closed_lost_reason"),
        CauseCase(
            subject: .hubSpot, name: "a contact's email that is taken", changes: [],
            values: ["email": .text("maria@acme.example")], object: .contact, kind: .conflict, fault: .duplicate,
            property: "email"),
        CauseCase(
            subject: .hubSpot, name: "a locked record", changes: [own("lock_records", ["count": 1])],
            kind: .unavailable, fault: .locked),
        CauseCase(
            subject: .hubSpot, name: "a missing scope", changes: [.withdrawScope("crm.objects.deals.write")],
            kind: .forbidden),
    ]
}
