import Testing
import Workspace

/// A document that must be refused, with the first issue's path and code.
struct MalformedSettings: Sendable, CustomTestStringConvertible {
    let category: Workspace.Category
    let json: String
    let path: String
    let code: String

    var testDescription: String { "\(category.rawValue): \(path) \(code)" }

    /// Good members of an object with some replaced, added, or (`nil`) left out, as JSON.
    static func object(
        _ good: KeyValuePairs<String, String>, _ changes: KeyValuePairs<String, String?> = [:]
    ) -> String {
        let changed = Set(changes.map(\.key))
        let kept = good.filter { !changed.contains($0.key) }.map { "\"\($0.key)\":\($0.value)" }
        let others = changes.compactMap { change in change.value.map { "\"\(change.key)\":\($0)" } }
        return "{" + (kept + others).joined(separator: ",") + "}"
    }

    /// A text as JSON.
    static func text(_ text: String) -> String { "\"" + text + "\"" }

    /// A text of that many characters, as JSON.
    static func long(_ count: Int) -> String { text(String(repeating: "x", count: count)) }
}
