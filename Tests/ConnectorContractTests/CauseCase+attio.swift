import ConnectorKit
import ConnectorTestKit
import Foundation
import MockKit

extension CauseCase {
    static let attio: [CauseCase] = [
        refused(
            .attio, "a read-only attribute", "fit_score", .number(7), .readOnly,
            .makeReadOnly(object: "deals", property: "fit_score")),
        refused(
            .attio, "an option that was archived", "deal_kind", .choice("renewal"), .invalidOption,
            own("archive_option", ["property": "deal_kind", "option": "renewal"])),
        refused(
            .attio, "a suspended member", "owner", .owner("0a000000-0000-4000-8000-000000000002"), .invalidOwner,
            .deactivateUser(email: "bob@example.com")),
        refused(
            .attio, "a stage that was archived", "stage", .choice("05000000-0000-4000-8000-000000000002"),
            .invalidStage,
            .archiveStage(object: "deals", pipeline: "stage", stage: "In Progress")),
        refused(
            .attio, "a unique value that is taken", "contract_number", .text("C-1"), .duplicate, kind: .conflict,
            turn("taken_values")),
        refused(
            .attio, "an attribute that was archived", "fit_score", .number(7), .unknownProperty,
            .deleteProperty(object: "deals", property: "fit_score")),
        refused(
            .attio, "an attribute of another type under its slug", "fit_score", .number(7), .invalidValue,
            own("replace_property", ["property": "fit_score", "type": "domain"])),
        CauseCase(
            subject: .attio, name: "a required attribute",
            changes: [own("require_property", ["property": "next_step_agreed"])], fault: .required,
            property: "next_step_agreed"),
        CauseCase(
            subject: .attio, name: "a record that is being written", changes: [turn("write_conflicts")],
            kind: .unavailable, fault: .locked),
        CauseCase(
            subject: .attio, name: "a record that is being merged", changes: [turn("merges_in_progress")],
            kind: .unavailable, fault: .locked),
        CauseCase(
            subject: .attio, name: "a missing scope", changes: [.withdrawScope("record_permission:read-write")],
            kind: .forbidden, isOwn: false),
        CauseCase(
            subject: .attio, name: "deals that were switched off", changes: [own("disable_object", [:])],
            kind: .unsupported),
    ]

    private static func turn(_ name: String) -> AccountChange {
        .vendorSpecific("set_switch", ["name": .string(name), "value": 1])
    }
}
