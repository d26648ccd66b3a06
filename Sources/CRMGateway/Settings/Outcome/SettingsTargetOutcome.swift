internal import SQLStore
public import Workspace

/// What a run did to one target's settings; those whom it left as they were aren't told of.
public struct SettingsTargetOutcome: Hashable, Sendable, Codable {
    /// What became of a category.
    public enum Verdict: String, Hashable, Sendable, Codable {
        /// They got it.
        case applied
        /// It was taken away.
        case cleared
        /// A rule left it out.
        case skipped
        /// It could not be written, and stays as it was.
        case failed
    }

    /// One category, or all that was asked.
    public struct Entry: Hashable, Sendable, Codable {
        /// The category; `nil` for all that was asked.
        public let category: Category?
        /// What became of it.
        public let verdict: Verdict
        /// The version that was written.
        public let version: Int64?
        /// The rule that left it out.
        public let rule: String?
        /// Why it failed, or was left out.
        public let failure: SettingsFailure?
    }

    /// The target.
    public let user: UserID
    /// By category, in the order of names.
    public let entries: [Entry]

    init(_ user: UserID, _ changes: [SettingsRunChange], _ troubles: [SettingsTroubleRow]) {
        self.user = user
        entries = (changes.map(Entry.init) + troubles.map(Entry.init)).sorted {
            ($0.category?.rawValue ?? "") < ($1.category?.rawValue ?? "")
        }
    }
}

extension SettingsTargetOutcome.Entry {
    fileprivate init(_ change: SettingsRunChange) {
        self.init(
            category: change.after.category, verdict: change.after.hash == nil ? .cleared : .applied,
            version: change.after.version, rule: nil, failure: nil)
    }

    fileprivate init(_ trouble: SettingsTroubleRow) {
        self.init(
            category: trouble.category, verdict: trouble.verdict == .failed ? .failed : .skipped, version: nil,
            rule: trouble.rule, failure: SettingsFailure(trouble))
    }
}

extension SettingsFailure {
    fileprivate init(_ row: SettingsTroubleRow) {
        self.init(
            code: row.code, rule: row.rule, path: row.path, message: row.message, nextStep: row.nextStep)
    }
}
