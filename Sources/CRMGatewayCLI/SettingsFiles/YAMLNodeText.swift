import Foundation
import Yams

/// Writes a YAML document as JSON, up to a bound.
struct YAMLNodeText {
    private(set) var json = ""
    private var nodes = 0

    /// The deepest nesting; a settings value has six levels.
    static let depthMax = 32

    /// Adds a node, and what is in it.
    ///
    /// - Throws: `CommandFailure` for what JSON has no form for, or what unfolds beyond the bound.
    mutating func add(_ node: Node, depth: Int = 0) throws(CommandFailure) {
        nodes += 1
        guard nodes <= YAMLText.nodesMax, depth <= Self.depthMax else {
            throw YAMLText.malformed("It unfolds to more than a settings value can hold.")
        }
        switch node {
        case .scalar(let scalar): json += Self.text(of: scalar)
        case .sequence(let sequence):
            json += "["
            for (index, element) in sequence.enumerated() {
                if index > 0 { json += "," }
                try add(element, depth: depth + 1)
            }
            json += "]"
        case .mapping(let mapping):
            json += "{"
            for (index, member) in mapping.enumerated() {
                if index > 0 { json += "," }
                guard case .scalar(let name) = member.key else {
                    throw YAMLText.malformed("The name of a field is a list or a mapping.")
                }
                json += Self.quoted(name.string) + ":"
                try add(member.value, depth: depth + 1)
            }
            json += "}"
        case .alias: throw YAMLText.malformed("An alias leads nowhere.")
        }
    }

    private static func text(of scalar: Node.Scalar) -> String {
        guard scalar.style == .plain || scalar.style == .any else { return quoted(scalar.string) }
        switch scalar.string {
        case "", "~", "null", "Null", "NULL": return "null"
        case "true", "True", "TRUE": return "true"
        case "false", "False", "FALSE": return "false"
        default: return isNumber(scalar.string) ? scalar.string : quoted(scalar.string)
        }
    }

    /// Whether it is a number in JSON's own form; `007`, `0x1F` and `1_000` aren't.
    private static func isNumber(_ text: String) -> Bool {
        guard text.first == "-" || text.first?.isASCII == true && text.first?.isNumber == true else { return false }
        return (try? JSONDecoder().decode(Decimal.self, from: Data(text.utf8))) != nil
    }

    private static func quoted(_ text: String) -> String {
        JSONValue.text(text).encoded(isOneLine: true)
    }
}
