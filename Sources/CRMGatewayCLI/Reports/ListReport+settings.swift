import CRMGateway
import Foundation
import SQLStore
import Workspace

extension ListReport {
    /// What somebody has of each category.
    static func settings(_ entries: [SettingsEntry]) -> ListReport {
        ListReport(
            name: "settings",
            table: TextTable(
                "category", "version", "state", "came by",
                rows: entries.map { entry in
                    [
                        entry.category.rawValue, String(entry.version), entry.state,
                        entry.provenance.words,
                    ]
                }),
            entries: entries.map { $0.summary }, emptyLine: "No settings.")
    }
}

extension SettingsEntry {
    /// In a word or two.
    var state: String {
        if let failure { return "can't be read: \(failure.message)" }
        if isDefault { return value == nil ? "not set" : "default" }
        return overlay == nil ? "set" : "set, with a part of one's own"
    }

    fileprivate var summary: JSONValue {
        [
            "category": .text(category.rawValue), "version": .number(version), "is_default": .bool(isDefault),
            "provenance": provenance.json, "failure": failure.map { .text($0.message) } ?? .null,
        ]
    }
}

extension SettingsProvenance {
    /// In words: how it came, and whether it was edited since.
    var words: String {
        guard let origin else { return "" }
        let came = handedOver.map { $0.origin.words } ?? origin.words
        return isEdited ? "\(came), edited since" : came
    }

    var json: JSONValue {
        [
            "category": .text(category.rawValue), "version": .number(version), "is_set": .bool(isSet),
            "origin": .optional(origin?.rawValue), "is_edited": .bool(isEdited), "changed_at": .time(changedAt),
            "handed_over": handedOver.map { handed in
                [
                    "origin": .text(handed.origin.rawValue), "run": .optional(handed.run?.rawValue),
                    "source": .optional(handed.source?.rawValue), "actor": .optional(handed.actor?.rawValue),
                    "at": .time(handed.at), "version": .number(handed.version),
                ]
            } ?? .null,
        ]
    }
}
