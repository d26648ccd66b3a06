import CRMGateway
import ConnectorKit
import Foundation
import Workspace

/// Where somebody's settings and keys came from.
struct ProvenanceReport: Report {
    let told: UserProvenance
    let emails: [UserID: String]

    var lines: [String] {
        let settings = TextTable(
            "category", "came by", "from", "run", "when", "edited since",
            rows: told.settings.map { one in
                let handed = one.handedOver
                return [
                    one.category.rawValue,
                    one.origin == nil ? "never set" : (handed?.origin ?? one.origin)?.words ?? "",
                    handed?.source.map { emails[$0] ?? $0.rawValue } ?? "", handed?.run?.rawValue ?? "",
                    (handed?.at ?? one.changedAt).map { $0.formatted(Date.ISO8601FormatStyle()) } ?? "",
                    one.isEdited ? "yes" : "",
                ]
            })
        let keys = TextTable(
            "crm key", "came by", "run", "when",
            rows: told.keys.map { key in
                [
                    key.crm.rawValue, key.isOwnConnection ? "own connection" : "copied", key.run?.rawValue ?? "",
                    key.at.formatted(Date.ISO8601FormatStyle()),
                ]
            })
        return settings.lines + (told.keys.isEmpty ? [] : [""] + keys.lines)
    }

    var json: JSONValue {
        [
            "user": .text(told.user.rawValue), "settings": .list(told.settings.map(\.json)),
            "keys": .list(
                told.keys.map { key in
                    [
                        "crm": .text(key.crm.rawValue), "is_own_connection": .bool(key.isOwnConnection),
                        "run": .optional(key.run?.rawValue), "at": .time(key.at),
                    ]
                }),
        ]
    }
}
