import CRMGateway
import ConnectorKit
import Workspace

extension Run {
    /// What a run is, for programs.
    var facts: [String: JSONValue] {
        [
            "id": .text(id.rawValue), "kind": .text(kind.rawValue), "state": .text(state.rawValue),
            "actor": .text(actor.user?.rawValue ?? "system"), "undoes": .optional(undoes?.rawValue),
            "undone_by": .optional(undoneBy?.rawValue), "paused_until": .time(pausedUntil),
            "created_at": .time(createdAt), "ended_at": .time(endedAt), "bulk_change": bulkChange?.json ?? .null,
        ]
    }
}

extension KeyCounts {
    /// For programs.
    var json: JSONValue {
        [
            "copied": .count(copied), "replaced": .count(replaced), "replaced_own": .count(replacedOwn),
            "kept_own": .count(keptOwn), "unchanged": .count(unchanged),
        ]
    }
}

extension UndoOutcome.PropertyLeft {
    /// For programs: what is told of a property, and the CRM beside it.
    var json: JSONValue {
        guard case .object(var members) = outcome.json else { return .null }
        members["crm"] = .optional(crm?.rawValue)
        return .object(members)
    }
}

extension OwnerPropertyOutcome {
    /// For programs.
    var json: JSONValue {
        [
            "object": .text(object.rawValue), "property": .optional(property?.rawValue),
            "origin": .optional(origin?.rawValue), "is_change": .bool(isChange), "problem": .optional(problem),
            "sight": sight.map { ["is_granted": .bool($0.isGranted), "problem": .optional($0.problem)] } ?? .null,
        ]
    }
}

extension SightCounts {
    /// For programs; `name` tells a person's email, where it is known.
    func json(naming name: (UserID) -> String) -> JSONValue {
        [
            "properties": .list(properties.map(\.json)), "visible": .count(visible), "granted": .count(granted),
            "refused": .count(refused), "changes": .count(changes),
            "refusals": .list(
                refusals.map { refusal in
                    [
                        "kind": .text(refusal.kind.rawValue), "vendor_code": .optional(refusal.vendorCode),
                        "message": .text(refusal.message), "count": .count(refusal.count),
                        "examples": .list(refusal.examples.map { .text(name($0)) }),
                    ]
                }),
        ]
    }
}

extension PropertyReference {
    /// For programs.
    var json: JSONValue { ["object": .text(object.rawValue), "property": .text(name.rawValue)] }
}

extension CRMFailure {
    /// For programs.
    var json: JSONValue {
        [
            "kind": .text(kind.rawValue), "message": .text(message), "is_retryable": .bool(isRetryable),
            "retry_after_seconds": .optional(retryAfterSeconds),
        ]
    }
}
