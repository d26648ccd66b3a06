import CRMGateway
import Foundation
import Workspace

/// A change that waits for a second person.
struct ParkedReport: Report {
    let parked: ParkedChange

    var lines: [String] {
        [
            "Parked: \(parked.act.words), beyond the organization's threshold. Nothing of it was applied.",
            approval,
        ].map(PrintableText.of)
    }

    var json: JSONValue {
        ["parked": parked.json]
    }

    private var approval: String {
        let time = parked.expiresAt.formatted(.iso8601)
        return parked.needsTypedConfirmation
            ? "Nobody else can approve it: crm-gateway runs approve \(parked.run) --confirm ORGANIZATION, until \(time)."
            : "Another super admin approves it with crm-gateway runs approve \(parked.run), until \(time)."
    }
}

extension ParkedChange {
    /// For programs.
    var json: JSONValue {
        [
            "run": .text(run.rawValue), "act": .text(act.name), "people": .list(act.people.map { .text($0.rawValue) }),
            "expires_at": .time(expiresAt), "needs_typed_confirmation": .bool(needsTypedConfirmation),
        ]
    }
}

extension BulkAct {
    /// The stable word.
    var name: String {
        switch self {
        case .removal: "removal"
        case .roles: "roles"
        case .seats: "seats"
        case .threshold: "threshold"
        case .thresholdOff: "threshold_off"
        }
    }

    /// For people.
    var words: String {
        switch self {
        case .removal(let users): "removal of \(users.count)"
        case .roles(let changes): "change of \(changes.count) roles"
        case .seats(let changes): "conversion of \(changes.count) seats"
        case .threshold(let threshold): "threshold of \(threshold.people) people or \(threshold.percent) percent"
        case .thresholdOff: "threshold off"
        }
    }
}
