import CRMGateway
import ConnectorKit
import Verification

/// What a designated record held before a probe, and what the probe wrote (F-C9); whole, to be put back by hand.
struct HeldReport: Report {
    let held: HeldRecord

    private var names: [PropertyName] { Set(held.before.keys).union(held.written.keys).sorted() }

    var lines: [String] {
        let pending = held.pending
        let heads = [
            "\(pending.crm) \(pending.object.rawValue) \(pending.record?.rawValue ?? "")",
            pending.link.map { "Link: \($0)" },
        ].compactMap(\.self)
        let values = names.flatMap { name in
            [
                "", name.rawValue, held.before[name].map { "  before:  \($0.evidenceText)" },
                held.written[name].map { "  written: \($0.evidenceText)" },
            ].compactMap(\.self)
        }
        return (heads + values).map(PrintableText.of)
    }

    var json: JSONValue {
        let pending = held.pending
        return [
            "crm": .text(pending.crm.rawValue), "account": .text(pending.account.rawValue),
            "object": .text(pending.object.rawValue), "record": .optional(pending.record?.rawValue),
            "mark": .text(pending.mark.text),
            "properties": .list(
                names.map { name in
                    [
                        "name": .text(name.rawValue), "before": .optional(held.before[name]?.evidenceText),
                        "written": .optional(held.written[name]?.evidenceText),
                    ]
                }),
        ]
    }
}
