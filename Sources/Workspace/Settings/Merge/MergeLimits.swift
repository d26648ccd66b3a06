/// The limits of what a user sees after a merge; each part alone was checked when it came in.
enum MergeLimits {
    /// - Parameter bytesAtMost: what its text can't be longer than; the text itself is made only where that is too long.
    static func check(_ value: SettingsValue, bytesAtMost: Int = .max) throws(InvalidSettings) {
        try InvalidSettings.check(tooMany(value))
        guard bytesAtMost > SettingsSchema.documentBytesMax else { return }
        let bytes = SettingsDocument(value).canonicalText.utf8.count
        guard bytes <= SettingsSchema.documentBytesMax else {
            throw InvalidSettings(issue("", bytes, SettingsSchema.documentBytesMax, "bytes"))
        }
    }

    private static func tooMany(_ value: SettingsValue) -> [SettingsIssue] {
        switch value {
        case .customProperties(let settings):
            return count("properties", settings.properties.count, SettingsSchema.propertiesMax, "properties")
        case .pipelineStages(let settings):
            return count("pipelines", settings.pipelines.count, SettingsSchema.pipelinesMax, "pipelines")
                + settings.pipelines.flatMap { pipeline in
                    let name = SettingsPath.Step.element("\(pipeline.crm)/\(pipeline.object.rawValue)/\(pipeline.id)")
                    let path = SettingsPath(steps: [.field("pipelines"), name, .field("stages")]).text
                    return count(path, pipeline.stages.count, SettingsSchema.stagesMax, "stages")
                }
        default: return []
        }
    }

    private static func count(_ path: String, _ count: Int, _ countMax: Int, _ words: String) -> [SettingsIssue] {
        count > countMax ? [issue(path, count, countMax, words)] : []
    }

    private static func issue(_ path: String, _ count: Int, _ countMax: Int, _ words: String) -> SettingsIssue {
        SettingsIssue(
            path: path, code: "settings_merge_too_large",
            message: "With what is the user's own there would be \(count) \(words); \(countMax) are allowed.",
            nextStep: "Remove what the user no longer needs, or push less.")
    }
}
