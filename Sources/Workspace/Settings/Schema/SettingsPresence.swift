/// What happens when a field is left out.
enum SettingsPresence: Sendable {
    /// That is an issue.
    case required
    /// Then there is no value; `null` says the same.
    case optional
    /// Then it has this value.
    case standard(SettingsJSON)
}
