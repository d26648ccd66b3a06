/// Compares values of one category, field by field; elements of lists by what identifies them.
public enum SettingsDiff {
    /// The differences, in the order of the schema's fields; empty exactly when both are equal.
    ///
    /// - Parameters:
    ///   - before: the one value; `nil` for none.
    ///   - after: the other; `nil` for none.
    ///   - source: what was pushed, where `after` came of a push: what is kept beside it is told too.
    public static func changes(
        from before: SettingsValue?, to after: SettingsValue?, pushing source: SettingsValue? = nil
    ) -> [SettingsChange] {
        changes(from: before, to: after, pushing: source.map { SettingsDiffSource($0) })
    }

    /// The differences that a push makes, of what is pushed to many.
    public static func changes(
        from before: SettingsValue?, to after: SettingsValue?, pushing source: SettingsDiffSource?
    ) -> [SettingsChange] {
        guard let category = (before ?? after)?.category, let schema = SettingsSchema.of(category) else { return [] }
        if before == after, source == nil { return [] }
        var walk = SettingsDiffWalk()
        walk.record(
            members(of: before, source), members(of: after, source), source: source?.members, schema.fields)
        return walk.changes
    }

    private static func members(of value: SettingsValue?, _ source: SettingsDiffSource?) -> SettingsJSON {
        guard let value else { return .record([:]) }
        if let source, source.value == value { return source.members }
        return SettingsCoding.json(of: value)
    }
}
