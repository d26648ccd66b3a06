import MockKit

/// The form of a default value.
enum DefaultValue {
    /// A default as it is posted; `null` for none.
    static func read(_ json: JSON?, problems: inout [ValueProblem]) -> JSON {
        guard let json, !json.isNull else { return .null }
        let isDynamic = json["type"] == "dynamic" && json["template"]?.string != nil
        let isStatic = json["type"] == "static" && json["template"]?.array != nil
        if !isDynamic, !isStatic {
            problems.append(.other(["data", "default_value"], "Needs a type, static or dynamic, and a template"))
        }
        return json
    }
}
