import CRMGateway
import ConnectorKit
import Verification

/// A probe that was given up (VER-4): where its record may still stand, and under which name. Never that it is gone.
struct ReleaseReport: Report {
    let released: ReleasedProbe

    var lines: [String] {
        guard let name = released.name else {
            return ["The record stays as it is; what it held before is forgotten."]
        }
        let place = [released.record.map { "record \($0)" }, released.link].compactMap(\.self).joined(separator: ", ")
        let words = [
            "Given up: the gateway looks for it no longer, and doesn't know whether it is there.",
            "A \(released.object) may still stand in \(released.crm), account \(released.account), named \"\(name)\""
                + (place.isEmpty ? "" : " (\(place))") + ". Look for it there, and delete it by hand.",
        ]
        return words.map(PrintableText.of)
    }

    var json: JSONValue {
        [
            "crm": .text(released.crm.rawValue), "account": .text(released.account.rawValue),
            "object": .text(released.object.rawValue), "record": .optional(released.record?.rawValue),
            "link": .optional(released.link), "mark": .text(released.mark.id), "name": .optional(released.name),
            "mode": .text(released.mode.rawValue),
        ]
    }
}
