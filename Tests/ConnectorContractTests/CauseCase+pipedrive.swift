import ConnectorKit
import ConnectorTestKit
import Foundation
import MockKit

extension CauseCase {
    /// Codes of the demo company's fields of deals.
    private static let budgetConfirmed: PropertyName = "057fa0824cc11a8cbe178420c9c0fb62f6892895"
    private static let decisionDate: PropertyName = "adbe1633d6c7e21420fa4074ad4e67801288bc0d"
    private static let fitScore: PropertyName = "ea59c043d37749fc96c880a60d405fad34d765bf"
    private static let nextStep: PropertyName = "fb2332b5f1fee036a9d5a744181c7a1f85fe274b"
    private static let day = FieldValue.date(CalendarDate(year: 2026, month: 12, day: 1)!)

    static let pipedrive: [CauseCase] = [
        refused(
            .pipedrive, "a read-only field of Pipedrive's", "expected_close_date", day, .readOnly,
            .makeReadOnly(object: "deals", property: "expected_close_date")),
        refused(
            .pipedrive, "a read-only custom field", decisionDate, day, .readOnly,
            .makeReadOnly(object: "deals", property: decisionDate.rawValue)),
        refused(
            .pipedrive, "an option that was removed", budgetConfirmed, .choice("1"), .invalidOption,
            own("remove_option", ["property": "Budget confirmed", "option": "Yes"])),
        refused(
            .pipedrive, "a deactivated owner", "owner_id", .owner("12002"), .invalidOwner,
            .deactivateUser(email: "bob@example.com")),
        refused(
            .pipedrive, "a stage that was deleted", "stage_id", .choice("2"), .invalidStage,
            .archiveStage(object: "deals", pipeline: "Sales", stage: "Contact made")),
        refused(.pipedrive, "a stage of another pipeline", "stage_id", .choice("7"), .invalidStage),
        refused(
            .pipedrive, "a pipeline that was deleted", "pipeline_id", .choice("1"), .invalidStage,
            own("archive_pipeline", ["pipeline": "1"])),
        refused(
            .pipedrive, "a field that was deleted", fitScore, .number(7), .unknownProperty,
            .deleteProperty(object: "deals", property: fitScore.rawValue)),
        refused(
            .pipedrive, "a field of another type", nextStep, .text("call"), .invalidValue,
            own("set_type", ["property": .string(nextStep.rawValue), "type": "double"])),
        CauseCase(
            subject: .pipedrive, name: "a missing scope", changes: [.withdrawScope("deals:full")], kind: .forbidden),
    ]
}
