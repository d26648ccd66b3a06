import MockKit

/// The body that changes an attribute. Neither the type nor the multiplicity can be changed; unknown members are refused.
struct AttributePatch {
    let title: String?
    /// A text or `null`; `nil` where it was not sent.
    let description: JSON?
    let slug: String?
    let isRequired: Bool?
    let isUnique: Bool?
    let isArchived: Bool?
    let config: AttributeConfig?
    let defaultValue: JSON?

    private static let known = [
        "title", "description", "api_slug", "is_required", "is_unique", "default_value", "config", "is_archived",
    ]

    init(_ request: MockRequest) throws {
        var body = try BodyReader(request)
        title = body.has("title") ? body.string("title") : nil
        if body.has("description") { _ = body.nullableString("description") }
        description = body.members["description"]
        slug = body.has("api_slug") ? body.string("api_slug") : nil
        isRequired = body.has("is_required") ? body.bool("is_required") : nil
        isUnique = body.has("is_unique") ? body.bool("is_unique") : nil
        isArchived = body.has("is_archived") ? body.bool("is_archived") : nil
        var problems: [ValueProblem] = []
        config = body.has("config") ? AttributeConfig(body.object("config"), problems: &problems) : nil
        let value = body.members["default_value"]
        defaultValue = value.map { DefaultValue.read($0, problems: &problems) }
        for problem in problems { body.note(problem) }
        try body.finish(knowing: Self.known)
    }
}
