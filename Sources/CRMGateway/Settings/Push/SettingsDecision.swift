import SQLStore

/// What a push does to one category of one target; the same for all who have the same.
enum SettingsDecision: Sendable, Hashable {
    /// They see the same already: nothing to do.
    case unchanged
    /// Refer to these from now on; what isn't stored yet is kept first.
    case write(hash: String?, overlay: String?, keeping: SettingsDocumentRow?)
    /// It can't be written, and stays as it is.
    case failed(SettingsFailure)
}
