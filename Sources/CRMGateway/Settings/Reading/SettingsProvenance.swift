public import Foundation
public import SQLStore
public import Workspace

/// Where somebody's value of a category came from, and whether they edited it since (PROVENANCE).
public struct SettingsProvenance: Hashable, Sendable, Codable {
    /// How a value was handed to somebody.
    public struct HandOver: Hashable, Sendable, Codable {
        /// By a push, by Sync with Admin, by an undo or a restore.
        public let origin: SettingsOrigin
        /// The run, where one wrote it.
        public let run: RunID?
        /// The admin from whose dashboard it is.
        public let source: UserID?
        /// Who acted; `nil` for scheduled work.
        public let actor: UserID?
        /// When.
        public let at: Date
        /// The version that it made.
        public let version: Int64
    }

    /// The category.
    public let category: Category
    /// The version of today; 0 where there never was a value.
    public let version: Int64
    /// Whether there is a value now; not after it was cleared.
    public let isSet: Bool
    /// How today's version came; `nil` where there never was one.
    public let origin: SettingsOrigin?
    /// The last hand-over, whether it was edited since or not; `nil` where the user made it all.
    public let handedOver: HandOver?
    /// Whether the user has edited it since it was handed over.
    public let isEdited: Bool
    /// When today's version was written.
    public let changedAt: Date?

    /// Describes what stands in the store.
    init(
        _ category: Category, _ reference: SettingsReferenceRow?, handedOver: SettingsChangeRow?
    ) {
        self.category = category
        self.version = reference?.version ?? 0
        self.isSet = reference?.hash != nil || reference?.overlay != nil
        self.origin = reference?.origin
        self.handedOver = reference == nil ? nil : handedOver.map { HandOver($0) }
        self.isEdited = reference?.isEdited ?? false
        self.changedAt = (reference?.changedAt).map(Date.init(milliseconds:))
    }
}

extension SettingsProvenance.HandOver {
    init(_ change: SettingsChangeRow) {
        let reference = change.reference
        self.init(
            origin: reference.origin, run: reference.run, source: reference.source, actor: change.actor,
            at: Date(milliseconds: reference.changedAt), version: reference.version)
    }
}
