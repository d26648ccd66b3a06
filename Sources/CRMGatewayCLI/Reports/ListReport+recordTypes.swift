import CRMGateway
import ConnectorKit
import Workspace

extension ListReport {
    /// The record types that are stored for a person, with whose eyes they were read.
    static func recordTypes(_ stored: [UserRecordTypes]) -> ListReport {
        ListReport(
            name: "record_types",
            table: TextTable(
                "crm", "object", "record type", "label", "state", "as seen by",
                rows: stored.flatMap { one in
                    one.types.map { type in
                        [
                            one.crm.rawValue, type.object.rawValue, type.developerName, type.label, type.state,
                            one.seenBy,
                        ]
                    }
                }),
            entries: stored.map(\.json), emptyLine: "No record types.")
    }
}

extension UserRecordTypes {
    /// Who saw them, for people.
    fileprivate var seenBy: String {
        switch sight {
        case .own: "themselves"
        case .key: "\(viewer?.rawValue ?? "the key's user"); may differ for them"
        }
    }

    /// For programs.
    fileprivate var json: JSONValue {
        [
            "crm": .text(crm.rawValue), "account": .text(account.rawValue), "key": .text(key.rawValue),
            "viewer": .optional(viewer?.rawValue), "sight": .text(sight.rawValue), "run": .text(run.rawValue),
            "read_at": .time(readAt), "types": .list(types.map(\.json)),
        ]
    }
}

extension RecordType {
    /// For people.
    fileprivate var state: String {
        var words = [isActive ? "active" : "inactive", isAvailable ? "available" : "not available"]
        if isDefault { words.append("default") }
        if isMaster { words.append("master") }
        return words.joined(separator: ", ")
    }

    /// For programs.
    fileprivate var json: JSONValue {
        let allowed = allowedValues.map { property, options in
            (
                property.rawValue,
                JSONValue.list(
                    options.map {
                        ["value": .text($0.value), "label": .text($0.label), "is_active": .bool($0.isActive)]
                    })
            )
        }
        return [
            "object": .text(object.rawValue), "id": .text(id), "developer_name": .text(developerName),
            "label": .text(label), "is_active": .bool(isActive), "is_available": .bool(isAvailable),
            "is_default": .bool(isDefault), "is_master": .bool(isMaster),
            "allowed_values": .object(Dictionary(allowed, uniquingKeysWith: { first, _ in first })),
        ]
    }
}
