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
        let environment = ProcessInfo.processInfo.environment
        let term = environment["TERM"] ?? ""
        return isatty(STDOUT_FILENO) == 1 && !term.isEmpty && term != "dumb" && (environment["NO_COLOR"] ?? "").isEmpty
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
        case .added: coloured("+ \(place): \(Self.short(after))", 32)
        case .removed: coloured("- \(place): \(Self.short(before))", 31)
        case .changed: coloured("~ \(place): \(Self.short(before)) → \(Self.short(after))", 33)
        case .kept: coloured("= \(place): \(Self.short(before ?? after)) (kept)", 2)
        }
    }

    private func coloured(_ line: String, _ code: Int) -> String {
        isColoured ? "\u{1B}[\(code)m\(line)\u{1B}[0m" : line
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
