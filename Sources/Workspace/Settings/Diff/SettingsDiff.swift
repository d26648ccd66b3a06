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
        guard let category = (before ?? after)?.category, let schema = SettingsSchema.of(category) else { return [] }
        if before == after, source == nil { return [] }
        var walk = SettingsDiffWalk()
        walk.record(
            members(of: before), members(of: after), source: source.map { members(of: $0) }, schema.fields)
        return walk.changes
    }

    private static func members(of value: SettingsValue?) -> SettingsJSON {
        value.map(SettingsCoding.json(of:)) ?? .record([:])
    }
}
