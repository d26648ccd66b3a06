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
        var lines = ["\(part.word.prefix(1).uppercased() + part.word.dropFirst()):"]
        var place: ResultChange.Place?
        var explained: Set<[String]> = []
        for change in part.changes.told {
            if change.place != place { lines.append("  " + PrintableText.of(name(of: change.place))) }
            place = change.place
            guard let result = change.later ?? change.earlier else { continue }
            let key = result.subject.identity + [result.cause?.rawValue ?? ""]
            let isNew = explained.insert(key).inserted
            let told =
                change.later == nil
                ? [VerificationText.line(result, style, showsCRM: false)]
                : VerificationText.finding(result, style, showsCRM: false, isExplained: !isNew)
            lines += told.map { "  " + $0 } + ["        Before: \(Self.before(change))"]
        }
        return lines + (part.changes.leftOut > 0 ? ["… and \(part.changes.leftOut) more"] : [])
    }

    private func name(of place: ResultChange.Place) -> String {
        if let user = place.user { return emails[user] ?? user.rawValue }
        let acting = place.actingAs.map { "acting as \($0)" }
        return [place.crm?.rawValue, place.account?.rawValue, acting].compactMap(\.self).joined(separator: ", ")
    }

    private static func before(_ change: ResultChange) -> String {
        PrintableText.of(change.earlier.map { "\($0.verdict.label): \($0.summary)" } ?? "nothing of the kind was told")
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
                        "acting_as": .optional(change.place.actingAs),
                        "user": .optional(change.place.user.map { emails[$0] ?? $0.rawValue }),
                        "earlier": change.earlier?.json ?? .null, "later": change.later?.json ?? .null,
                    ]
                }),
        ]
    }
}
