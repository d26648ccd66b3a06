/// What is a user's own in a category, beside the document that they share with others.
public enum SettingsOverlay: Hashable, Sendable {
    /// Owner properties with their bindings, of `customProperties`.
    case ownerProperties([CustomProperty])
    /// Stages that only this user has, of `pipelineStages`.
    ///
    /// A pipeline that the document has too stands here with its own stages alone, and an empty label.
    case ownStages([PipelineSetting])

    /// The category.
    public var category: Category { value.category }

    /// The overlay as JSON in canonical form.
    public var canonicalText: String { SettingsDocument(value).canonicalText }

    /// Reads what a store kept.
    ///
    /// - Throws: `InvalidSettings` where the text is none of ours, or the category has no overlay.
    public init(canonicalText: String, category: Category) throws(InvalidSettings) {
        guard let schema = SettingsSchema.of(category), let fields = schema.overlayFields else { throw .noOverlay }
        switch try SettingsDocument(stored: canonicalText, schema, fields).value {
        case .customProperties(let settings): self = .ownerProperties(settings.properties)
        case .pipelineStages(let settings): self = .ownStages(settings.pipelines)
        default: throw .noOverlay
        }
    }

    private var value: SettingsValue {
        switch self {
        case .ownerProperties(let properties): .customProperties(CustomPropertySettings(properties: properties))
        case .ownStages(let pipelines): .pipelineStages(PipelineSettings(pipelines: pipelines))
        }
    }
}

extension InvalidSettings {
    /// A category that is shared as a whole.
    static let noOverlay = InvalidSettings(
        SettingsIssue(
            path: "", code: "settings_category_without_overlay", message: "Nothing of this category is a user's own.",
            nextStep: "Report it with the category: what is stored is damaged."))
}
