import Testing

@testable import Workspace

/// Applies differences to a document, by their paths: what the tests hold against the diff.
struct SettingsPatch {
    private(set) var json: SettingsJSON
    private let schema: SettingsSchema

    init(json: SettingsJSON, schema: SettingsSchema) {
        self.json = json
        self.schema = schema
    }

    mutating func apply(_ change: SettingsChange) throws {
        let after = try change.after.map { try SettingsParser.parse($0).0 }
        json = try applied(json, .record(schema.fields), change.path[...], after)
    }

    private func applied(
        _ value: SettingsJSON?, _ kind: SettingsFieldKind, _ path: Substring, _ after: SettingsJSON?
    ) throws -> SettingsJSON {
        switch (value ?? .null, kind) {
        case (.record(var members), .record(let fields)):
            let rest = path.hasPrefix(".") ? path.dropFirst() : path
            let field = try #require(
                fields.first { rest == $0.name || rest.hasPrefix($0.name + ".") || rest.hasPrefix($0.name + "[") })
            let deeper = rest.dropFirst(field.name.count)
            members[field.name] =
                deeper.isEmpty ? after : try applied(members[field.name], field.kind, deeper, after)
            return .record(members)
        case (.list(let elements), .list(let element, _, let order)):
            return .list(try applied(elements, element, order, path, after))
        default:
            Issue.record("\(path) leads nowhere")
            return value ?? .null
        }
    }

    private func applied(
        _ elements: [SettingsJSON], _ kind: SettingsFieldKind, _ order: SettingsListOrder, _ path: Substring,
        _ after: SettingsJSON?
    ) throws -> [SettingsJSON] {
        if path == ".order", case .list(let names)? = after {
            return names.compactMap { name in elements.first { .text(order.name(of: $0)) == name } }
        }
        var elements = elements
        for (index, element) in elements.enumerated() {
            let step = "[" + order.name(of: element) + "]"
            guard path.hasPrefix(step) else { continue }
            let rest = path.dropFirst(step.count)
            if !rest.isEmpty {
                elements[index] = try applied(element, kind, rest, after)
            } else if let after {
                elements[index] = after
            } else {
                elements.remove(at: index)
            }
            return elements
        }
        return elements + [try #require(after)]
    }
}
