import CRMGateway
import ConnectorKit
import Verification
import Workspace

/// What became of probes that might still have been in a CRM (VER-4), and which may be there yet.
struct CleanupReport: Report {
    /// Those that were open before.
    let before: [PendingCleanup]
    /// Those that may still be there.
    let pending: [PendingCleanup]
    /// Whether no CRM was asked.
    let isDryRun: Bool

    /// Those that are open no longer.
    private var settled: [PendingCleanup] {
        let open = Set(pending.map(\.mark))
        return before.filter { !open.contains($0.mark) }
    }

    var lines: [String] {
        let told = settled.map { PrintableText.of(Self.words($0)) }
        guard pending.isEmpty else { return told + (told.isEmpty ? [] : [""]) + ListReport.cleanups(pending).lines }
        if isDryRun { return ["No clean-up is open."] }
        return told + ["Nothing is left in any CRM."]
    }

    var json: JSONValue {
        [
            "dry_run": .bool(isDryRun), "cleanup": .list(pending.map(\.json)),
            "settled": .list(
                settled.map { one in
                    [
                        "crm": .text(one.crm.rawValue), "account": .text(one.account.rawValue),
                        "object": .text(one.object.rawValue), "record": .optional(one.record?.rawValue),
                        "mark": .text(one.mark.text), "what": .text(Self.act(one).rawValue),
                    ]
                }),
        ]
    }

    /// What became of one.
    private enum Act: String {
        /// The record was deleted.
        case removed
        /// The designated record holds its old values again.
        case restored
        /// It was found by its name and deleted, or it was never made.
        case removedOrNeverMade = "removed_or_never_made"
    }

    private static func act(_ one: PendingCleanup) -> Act {
        if one.reason == .notRestored { return .restored }
        return one.record == nil ? .removedOrNeverMade : .removed
    }

    private static func words(_ one: PendingCleanup) -> String {
        let place = "\(one.crm) \(one.object.rawValue)"
        let name = "\"\(one.mark.text)\""
        return switch act(one) {
        case .removed: "Removed: \(place) \(one.record?.rawValue ?? ""), \(name)"
        case .restored: "Restored: \(place) \(one.record?.rawValue ?? "")"
        case .removedOrNeverMade: "Removed, or never made: \(place) \(name)"
        }
    }
}
