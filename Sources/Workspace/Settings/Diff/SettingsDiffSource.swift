/// A value that is pushed, taken apart once to be compared with many.
public struct SettingsDiffSource: Sendable {
    let value: SettingsValue
    let members: SettingsJSON

    /// Takes a value apart.
    public init(_ value: SettingsValue) {
        self.value = value
        members = SettingsCoding.json(of: value)
    }
}
