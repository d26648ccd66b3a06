public import Foundation
public import Workspace

/// What a person has of one category of settings, and where it came from.
public struct DoctorSetting: Hashable, Sendable {
    /// How it was handed to them.
    public struct HandOver: Hashable, Sendable {
        /// The admin from whose dashboard it is.
        public var source: UserID?
        /// The admin for people; `nil` for somebody who was purged.
        public var sourceName: String?
        /// Whether the person chose the admin themselves, by Sync with Admin, rather than being pushed to.
        public var isChosen: Bool
        /// The run.
        public var run: RunID?
        /// When.
        public var at: Date

        /// Describes a hand-over.
        public init(
            source: UserID?, sourceName: String? = nil, isChosen: Bool = false, run: RunID? = nil, at: Date
        ) {
            self.source = source
            self.sourceName = sourceName
            self.isChosen = isChosen
            self.run = run
            self.at = at
        }
    }

    /// The category.
    public var category: Workspace.Category
    /// Whether there is a value now.
    public var isSet: Bool
    /// Whether the value is in force: tasks switched on, a template offered; `nil` where nothing can be switched, or the
    /// value can't be read.
    public var isInForce: Bool?
    /// Whether the person has edited it since it was handed over.
    public var isEdited: Bool
    /// The last hand-over by a push or Sync with Admin; `nil` where the person made it all.
    public var handedOver: HandOver?

    /// Describes a setting.
    public init(
        _ category: Workspace.Category, isSet: Bool = true, isInForce: Bool? = nil, isEdited: Bool = false,
        handedOver: HandOver? = nil
    ) {
        self.category = category
        self.isSet = isSet
        self.isInForce = isInForce
        self.isEdited = isEdited
        self.handedOver = handedOver
    }
}
