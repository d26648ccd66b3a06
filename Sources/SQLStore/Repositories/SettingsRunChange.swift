/// What a run wrote, and the version that it took the place of.
public struct SettingsRunChange: Sendable, Hashable {
    /// What the run wrote.
    public let after: SettingsReferenceRow
    /// The version before; `nil` where there was none.
    public let before: SettingsReferenceRow?
}
