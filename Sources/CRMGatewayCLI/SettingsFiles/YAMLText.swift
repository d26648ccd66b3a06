import Foundation
import Workspace
import Yams

/// Settings as YAML. Plain words mean what YAML 1.2's core schema says: `off`, `no` and `22:00` are texts, as they are in a
/// settings value.
///
/// - Source: YAML 1.2.2, §10.3.2, <https://yaml.org/spec/1.2.2/#1032-tag-resolution>.
enum YAMLText {
    /// Nodes that a document may unfold to: aliases could make a few lines into millions.
    static let nodesMax = 100_000

    /// The same value as JSON.
    ///
    /// - Throws: `CommandFailure` that names the line.
    static func json(of bytes: Data) throws(CommandFailure) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { throw malformed("It isn't UTF-8.") }
        let root: Node?
        do {
            root = try Yams.compose(yaml: text, .basic)
        } catch let error as YamlError {
            throw malformed(error.told)
        } catch {
            throw malformed("It can't be parsed.")
        }
        guard let root else { throw malformed("It is empty.") }
        var writer = YAMLNodeText()
        try writer.add(root)
        return writer.json
    }

    /// A JSON text as YAML.
    static func yaml(ofJSON json: String) throws -> String {
        let value = try JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))
        return try Yams.serialize(node: Node(value), width: -1, allowUnicode: true)
    }

    static func malformed(_ why: String) -> CommandFailure {
        CommandFailure(
            .usage, code: "settings_yaml_malformed", rule: "SET-10", "The file is no YAML of a settings value. \(why)",
            nextStep: "Mend it, or begin with: crm-gateway settings get CATEGORY --as-yaml.", field: "file")
    }
}

extension YamlError {
    /// What is wrong, and in which line; nothing of the text itself.
    fileprivate var told: String {
        switch self {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            "Line \(mark.line), column \(mark.column): \(problem)."
        case .duplicatedKeysInMapping: "A field is given twice."
        default: "It can't be parsed."
        }
    }
}

extension Node {
    /// A JSON value as a node. Texts that a reader of YAML could take for something else are quoted.
    fileprivate init(_ value: JSONValue) {
        switch value {
        case .null: self = .scalar(Scalar("null", Tag(.null), .plain))
        case .bool(let flag): self = .scalar(Scalar(flag ? "true" : "false", Tag(.bool), .plain))
        case .number(let number): self = .scalar(Scalar(String(number), Tag(.int), .plain))
        case .text(let text): self = .scalar(Scalar(text, Tag(.str), Self.style(of: text)))
        case .list(let list):
            self = .sequence(Sequence(list.map { Node($0) }, .implicit, list.isEmpty ? .flow : .block))
        case .object(let object):
            let members = object.sorted { $0.key < $1.key }.map { (Node($0.key), Node($0.value)) }
            self = .mapping(Mapping(members, .implicit, members.isEmpty ? .flow : .block))
        }
    }

    private static func style(of text: String) -> Scalar.Style {
        if text.contains("\n") { return .literal }
        let isText = Resolver.default.resolveTag(of: Node(text)) == .str
        return text.isEmpty || !isText ? .doubleQuoted : .any
    }
}
