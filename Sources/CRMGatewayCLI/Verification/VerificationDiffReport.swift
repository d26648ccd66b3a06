import CRMGateway
import ConnectorKit
import Verification
import Workspace

/// What changed from one verification to another: what got worse first, with cause and fix.
struct VerificationDiffReport: Report {
    let difference: ReportDifference
    let emails: [UserID: String]
    let style: TextStyle

    /// Whether anything got worse, or something new isn't as it should be.
    var isWorse: Bool { difference.worse.count > 0 || difference.verdict >= .notChecked }

    /// The people whom a difference names.
    static func people(in difference: ReportDifference) -> Set<UserID> {
        Set(parts(difference).flatMap { $0.changes.told.compactMap(\.place.user) })
    }

    var lines: [String] {
        let sections = [[headline]] + Self.parts(difference).map(section)
        return Array(sections.filter { !$0.isEmpty }.joined(separator: [""]))
    }

    private var headline: String {
        let counts = Self.parts(difference).filter { $0.changes.count > 0 }.map { "\($0.changes.count) \($0.word)" }
        let told = counts.isEmpty ? "nothing changed" : counts.joined(separator: ", ")
        let tone: TextStyle.Tone = isWorse ? .bad : .good
        return "From \(difference.earlier) to \(difference.later): \(style.paint(told, tone)); "
            + "\(difference.unchanged) as before."
    }

    private func section(_ part: (word: String, changes: ResultChanges)) -> [String] {
        guard part.changes.count > 0 else { return [] }
        let rest = part.changes.leftOut > 0 ? ["… and \(part.changes.leftOut) more"] : []
        return ["\(part.word.prefix(1).uppercased() + part.word.dropFirst()):"] + part.changes.told.flatMap(told) + rest
    }

    private func told(_ change: ResultChange) -> [String] {
        let place = change.place.user.map { emails[$0] ?? $0.rawValue } ?? change.place.crm?.rawValue ?? ""
        let before = change.earlier.map { "was \($0.verdict.label)" } ?? "wasn't told"
        let head = "  " + PrintableText.of("\(place), \(before):")
        guard let result = change.later ?? change.earlier else { return [head] }
        let shows = change.later == nil ? [VerificationText.line(result, style, showsCRM: false)] : []
        return [head]
            + (change.later.map { VerificationText.finding($0, style, showsCRM: false) } ?? shows).map { "  " + $0 }
    }

    private static func parts(_ difference: ReportDifference) -> [(word: String, changes: ResultChanges)] {
        [
            ("worse", difference.worse), ("new", difference.appeared), ("other cause", difference.altered),
            ("better", difference.better), ("gone", difference.gone),
        ]
    }

    var json: JSONValue {
        [
            "earlier": .text(difference.earlier.rawValue), "later": .text(difference.later.rawValue),
            "is_worse": .bool(isWorse), "verdict": .text(difference.verdict.rawValue),
            "unchanged": .count(difference.unchanged), "worse": json(difference.worse),
            "appeared": json(difference.appeared), "altered": json(difference.altered),
            "better": json(difference.better), "gone": json(difference.gone),
        ]
    }

    private func json(_ changes: ResultChanges) -> JSONValue {
        [
            "count": .count(changes.count),
            "told": .list(
                changes.told.map { change in
                    [
                        "crm": .optional(change.place.crm?.rawValue),
                        "account": .optional(change.place.account?.rawValue),
                        "user": .optional(change.place.user.map { emails[$0] ?? $0.rawValue }),
                        "earlier": change.earlier?.json ?? .null, "later": change.later?.json ?? .null,
                    ]
                }),
        ]
    }
}
