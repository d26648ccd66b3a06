import CRMGateway
import Foundation
import Workspace

/// A change of many people that waits for an approval, or did.
struct BulkRunReport: Report {
    let run: Run
    let change: ParkedChange

    var lines: [String] {
        guard run.state != .parked else { return ParkedReport(parked: change).lines + [who] }
        let outcome = run.bulkOutcome.map {
            "Approved by \($0.approvedBy)\($0.isTyped ? ", who typed the organization's name" : ""): "
                + "\($0.people) people changed, \($0.keysEnded) keys ended."
        }
        return ["\(change.act.words): \(run.state.words). Run \(run.id).", who, outcome].compactMap(\.self)
            .map(PrintableText.of)
    }

    var json: JSONValue {
        [
            "run": .object(run.facts),
            "outcome": run.bulkOutcome.map {
                [
                    "approved_by": .text($0.approvedBy.rawValue), "is_typed": .bool($0.isTyped),
                    "people": .count($0.people), "keys_ended": .count($0.keysEnded),
                ]
            } ?? .null,
        ]
    }

    private var who: String { "Asked for by \(run.actor.user?.rawValue ?? "the system")." }
}
