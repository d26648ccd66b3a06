public import Workspace

/// One version of a reference, as it was written, and who wrote it.
public struct SettingsChangeRow: Sendable, Hashable {
    /// What was written.
    public let reference: SettingsReferenceRow
    /// The user who acted; `nil` for scheduled work.
    public let actor: UserID?

    /// Holds a version.
    public init(_ reference: SettingsReferenceRow, actor: UserID?) {
        self.reference = reference
        self.actor = actor
    }
}
