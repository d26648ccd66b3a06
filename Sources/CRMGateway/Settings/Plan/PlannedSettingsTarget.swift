public import ConnectorKit
public import Workspace

/// What a push would do for one person.
public struct PlannedSettingsTarget: Hashable, Sendable, Codable {
    /// What would become of a category.
    public enum Effect: String, Hashable, Sendable, Codable {
        /// They would get it, or lose it.
        case change
        /// They have the same already.
        case unchanged
        /// The source has nothing: theirs stays (SET-5).
        case sourceEmpty = "source_empty"
        /// They may not have it (ACC-7).
        case leftOut = "left_out"
        /// It can't be written, and theirs stays.
        case fail
    }

    /// One category.
    public struct Entry: Hashable, Sendable, Codable {
        /// The category.
        public let category: Category
        /// What would become of it.
        public let effect: Effect
        /// The differences, and what is kept; at most ``Settings/changesMax``.
        public var changes: [PlannedDifference] = []
        /// Why it is left out, or fails.
        public var failure: SettingsFailure?
    }

    /// One key that would be written.
    public struct Key: Hashable, Sendable, Codable {
        /// The CRM.
        public let crm: CRMID
        /// `copied`, `replaced`, `replaced_own_connection`.
        public let change: String
    }

    /// The person.
    public let user: UserID
    /// Why they are left out altogether.
    public var skipped: SettingsFailure?
    /// By category, in the order of names.
    public var entries: [Entry] = []
    /// The keys that would be written, in the order of CRMs.
    public var keys: [Key] = []
}
