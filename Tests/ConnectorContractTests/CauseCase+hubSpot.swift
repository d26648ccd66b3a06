import ConnectorKit
import ConnectorTestKit
import Foundation
import MockKit

extension CauseCase {
    static let hubSpot: [CauseCase] = [
        hubSpot(
            "a read-only property", "amount", .number(5), .readOnly, .makeReadOnly(object: "deals", property: "amount")),
        hubSpot(
            "an option that was removed", "dealtype", .choice("newbusiness"), .invalidOption,
            own("remove_option", ["property": "dealtype", "option": "newbusiness"])),
        hubSpot(
            "an admin's rule", "amount", .number(5), .validationRule,
            own("add_validation_rule", ["rule": ["property": "amount", "rule": "MAX_NUMBER", "arguments": ["1"]]])),
        hubSpot(
            "an archived owner", "hubspot_owner_id", .owner("41629780"), .invalidOwner,
            .deactivateUser(email: "bob@example.com"), own("refuse_archived_owners", ["value": true])),
        hubSpot(
            "a stage that was archived", "dealstage", .choice("contractsent"), .invalidStage,
            .archiveStage(object: "deals", pipeline: "default", stage: "contractsent")),
        hubSpot("a stage of another pipeline", "dealstage", .choice("1090865711"), .invalidStage),
        hubSpot(
            "a pipeline that was deleted", "pipeline", .choice("75e28846"), .invalidStage,
            own("delete_pipeline", ["pipeline": "75e28846"])),
        hubSpot(
            "a unique value that is taken", "contract_number", .text("C-1"), .duplicate,
            own("take_unique_values", ["count": 1])),
        hubSpot(
            "a property that was deleted", "fit_score", .number(7), .unknownProperty,
            .deleteProperty(object: "deals", property: "fit_score")),
        hubSpot(
            "a property of another type", "next_step_agreed", .text("call"), .invalidValue,
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
            kind: .unavailable, fault: .locked, isOwn: false),
        CauseCase(
            subject: .hubSpot, name: "a missing scope", changes: [.withdrawScope("crm.objects.deals.write")],
            kind: .forbidden),
    ]

    private static func own(_ name: String, _ arguments: JSON) -> AccountChange {
        var arguments = arguments
        arguments["object"] = "deals"
        return .vendorSpecific(name, arguments)
    }

    private static func hubSpot(
        _ name: String, _ property: PropertyName, _ value: FieldValue, _ fault: FieldFailure.Cause,
        _ changes: AccountChange...
    ) -> CauseCase {
        CauseCase(
            subject: .hubSpot, name: name, changes: changes, values: [property: value], fault: fault, property: property
        )
    }
}
