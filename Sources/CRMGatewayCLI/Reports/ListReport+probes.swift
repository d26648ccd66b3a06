import CRMGateway
import ConnectorKit
import Foundation
import Verification
import Workspace

extension ListReport {
    /// Probes that may still be in a CRM.
    static func cleanups(_ pending: [PendingCleanup]) -> ListReport {
        ListReport(
            name: "cleanup",
            table: TextTable(
                "crm", "account", "object", "record", "since", "why", "what",
                rows: pending.map { one in
                    [
                        one.crm.rawValue, one.account.rawValue, one.object.rawValue,
                        one.link ?? one.record?.rawValue ?? one.mark.text, one.since.formatted(.iso8601),
                        one.reason.rawValue.replacing("_", with: " "), one.message,
                    ]
                }),
            entries: pending.map(\.json), emptyLine: "Nothing is left in any CRM.")
    }

    /// Records that are designated for probes.
    static func designated(_ records: [DesignatedRecord], emails: [UserID: String]) -> ListReport {
        ListReport(
            name: "designated",
            table: TextTable(
                "crm", "account", "object", "record", "chosen by", "chosen",
                rows: records.map { one in
                    [
                        one.crm.rawValue, one.account.rawValue, one.object.rawValue, one.record.rawValue,
                        emails[one.chosenBy] ?? one.chosenBy.rawValue, one.chosenAt.formatted(.iso8601),
                    ]
                }),
            entries: records.map { one in
                [
                    "crm": .text(one.crm.rawValue), "account": .text(one.account.rawValue),
                    "object": .text(one.object.rawValue), "record": .text(one.record.rawValue),
                    "chosen_by": .text(emails[one.chosenBy] ?? one.chosenBy.rawValue),
                    "chosen_at": .time(one.chosenAt),
                ]
            }, emptyLine: "No record is designated.")
    }
}
