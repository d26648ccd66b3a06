public import Foundation
public import SQLStore
public import Workspace

/// One version of somebody's value of a category, and what it changed.
public struct SettingsRevision: Hashable, Sendable {
    /// Its number; it grows with each change.
    public let version: Int64
    /// How it came.
    public let origin: SettingsOrigin
    /// The run, where one wrote it.
    public let run: RunID?
    /// The admin from whose dashboard it is.
    public let source: UserID?
    /// Who acted; `nil` for scheduled work.
    public let actor: UserID?
    /// When.
    public let at: Date
    /// Whether it took the value away.
    public let isCleared: Bool
    /// What holds since then; `nil` where there was nothing, or it isn't kept any more.
    public let value: SettingsValue?
    /// What it changed against the version before; `nil` where one of the two isn't kept any more.
    public let changes: [SettingsChange]?

    /// Describes a version.
    init(_ row: SettingsChangeRow, value: SettingsValue?, changes: [SettingsChange]?) {
        let reference = row.reference
        self.version = reference.version
        self.origin = reference.origin
        self.run = reference.run
        self.source = reference.source
        self.actor = row.actor
        self.at = Date(milliseconds: reference.changedAt)
        self.isCleared = reference.hash == nil
        self.value = value
        self.changes = changes
    }
}
