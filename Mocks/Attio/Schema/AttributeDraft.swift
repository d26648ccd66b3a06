import MockKit

/// The body that makes an attribute. Eight members must be there, whatever the type; unknown ones are refused.
struct AttributeDraft {
    /// The reverse side of a relationship.
    struct Pair {
        let object: String
        let title: String
        let slug: String
        let isMultiselect: Bool
    }

    let title: String
    let description: String?
    let slug: String
    let type: AttributeType
    let isRequired: Bool
    let isUnique: Bool
    let isMultiselect: Bool
    let config: AttributeConfig
    let defaultValue: JSON
    let relationship: Pair?

    private static let known = [
        "title", "description", "api_slug", "type", "is_required", "is_unique", "is_multiselect", "default_value",
        "relationship", "config",
    ]

    init(_ request: MockRequest, types: [AttributeType]) throws {
        var body = try BodyReader(request)
        title = body.string("title")
        description = body.nullableString("description")
        slug = body.string("api_slug")
        let word = body.string("type")
        type = AttributeType(rawValue: word) ?? .text
        if body.has("type"), !types.contains(where: { $0.rawValue == word }) {
            body.note(.word(["data", "type"], options: types.map(\.rawValue), received: word))
        }
        isRequired = body.bool("is_required")
        isUnique = body.bool("is_unique")
        isMultiselect = body.bool("is_multiselect")
        var problems: [ValueProblem] = []
        config = AttributeConfig(body.object("config"), problems: &problems)
        defaultValue = DefaultValue.read(body.members["default_value"], problems: &problems)
        relationship = Self.pair(body.members["relationship"], problems: &problems)
        for problem in problems { body.note(problem) }
        try body.finish(knowing: Self.known)
    }

    private static func pair(_ json: JSON?, problems: inout [ValueProblem]) -> Pair? {
        guard let json, !json.isNull else { return nil }
        guard let object = json["object"]?.string, let title = json["title"]?.string,
            let slug = json["api_slug"]?.string, let isMultiselect = json["is_multiselect"]?.bool,
            json.object?.members.count == 4
        else {
            problems.append(
                .other(["data", "relationship"], "Needs object, title, api_slug and is_multiselect, and nothing else"))
            return nil
        }
        return Pair(object: object, title: title, slug: slug, isMultiselect: isMultiselect)
    }
}
