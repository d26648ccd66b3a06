public import ConnectorKit
public import Workspace

/// What came back with somebody, and what didn't.
public struct RestoreOutcome: Hashable, Sendable {
    /// Something that didn't come back, and why.
    public struct Missing: Hashable, Sendable {
        /// What: `team`, `key`, `binding`, `record_types`, `settings`, `external_id`, `dashboard`.
        public let what: String
        /// Which: a team's id, a CRM, a category.
        public let which: String
        /// Why.
        public let reason: Reason
    }

    /// Why something didn't come back.
    public enum Reason: String, Hashable, Sendable, Codable, CaseIterable {
        /// The team isn't there any more.
        case teamGone = "team_gone"
        /// The grant was revoked or erased.
        case grantGone = "grant_gone"
        /// A spectator has no keys.
        case spectator
        /// The key isn't as we wrote it.
        case notGenuine = "not_genuine"
        /// It hung on a key that didn't come back.
        case keyMissing = "key_missing"
        /// The document isn't there any more.
        case documentGone = "document_gone"
        /// Somebody else has it by now.
        case taken
    }

    /// The person as they are now.
    public let user: User
    /// Whether they were there already: then nothing was done.
    public let isRepeated: Bool
    /// The teams that they are on again.
    public internal(set) var teams: [TeamMembership] = []
    /// The CRMs that they have a key for again.
    public internal(set) var keys: [CRMID] = []
    /// The CRMs where they are bound to a CRM user again.
    public internal(set) var bindings: [CRMID] = []
    /// The settings categories that have their value again.
    public internal(set) var settings: [String] = []
    /// What didn't come back.
    public internal(set) var missing: [Missing] = []
}
