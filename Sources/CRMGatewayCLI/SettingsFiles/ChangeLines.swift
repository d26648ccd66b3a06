import CRMGateway
import Foundation
import Workspace

/// Differences between two settings values, for people: `+` added, `-` removed, `~` changed, `=` kept.
struct ChangeLines {
    /// Whether signs are coloured; on a terminal only.
    let isColoured: Bool

    /// How many characters of a value one line shows.
    static let valueLengthMax = 120

    /// Whether standard output is a terminal that takes colours, and nobody has asked for none (<https://no-color.org>).
    static var isColourWanted: Bool {
        TextStyle(descriptor: STDOUT_FILENO, environment: ProcessInfo.processInfo.environment).isColoured
    }

    init(isColoured: Bool = ChangeLines.isColourWanted) {
        self.isColoured = isColoured
    }

    /// One line for each difference.
    func lines(_ changes: [SettingsChange]) -> [String] {
        changes.map { line($0.kind, $0.path, $0.before, $0.after) }
    }

    /// One line for each difference of a plan.
    func lines(_ changes: [PlannedDifference]) -> [String] {
        changes.map { line($0.kind, $0.path, $0.before, $0.after) }
    }

    private func line(_ kind: SettingsChange.Kind, _ path: String, _ before: String?, _ after: String?) -> String {
        let place = PrintableText.of(path.isEmpty ? "(all)" : path)
        return switch kind {
        case .added: coloured("+ \(place): \(Self.short(after))", .good)
        case .removed: coloured("- \(place): \(Self.short(before))", .bad)
        case .changed: coloured("~ \(place): \(Self.short(before)) → \(Self.short(after))", .doubtful)
        case .kept: coloured("= \(place): \(Self.short(before ?? after)) (kept)", .quiet)
        }
    }

    private func coloured(_ line: String, _ tone: TextStyle.Tone) -> String {
        TextStyle(isColoured: isColoured).paint(line, tone)
    }

    private static func short(_ text: String?) -> String {
        let printable = PrintableText.of(text ?? "nothing")
        return printable.count > valueLengthMax ? printable.prefix(valueLengthMax - 1) + "…" : printable
    }
}

extension SettingsChange {
    var json: JSONValue {
        [
            "path": .text(path), "kind": .text(kind.rawValue), "before": JSONValue(parsing: before),
            "after": JSONValue(parsing: after),
        ]
    }
}

extension PlannedDifference {
    var json: JSONValue {
        [
            "path": .text(path), "kind": .text(kind.rawValue), "before": JSONValue(parsing: before),
            "after": JSONValue(parsing: after),
        ]
    }
}
