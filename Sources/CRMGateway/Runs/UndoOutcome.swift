public import ConnectorKit
public import Workspace

/// What came of an undo.
public struct UndoOutcome: Hashable, Sendable, Codable {
    /// Something that was not put back.
    public struct Exception: Hashable, Sendable, Codable {
        /// Why.
        public enum Reason: String, Hashable, Sendable, Codable {
            /// It has changed since; kept, unless forced.
            case changedSince = "changed_since"
            /// Its grant has gone.
            case grantGone = "grant_gone"
            /// A spectator is given no keys today.
            case spectator
            /// The record of the key was changed: we didn't write it so.
            case notGenuine = "not_genuine"
            /// The person has gone.
            case personGone = "person_gone"
            /// Their dashboard has gone.
            case dashboardGone = "dashboard_gone"
            /// The record types of before aren't kept any more; the next sync reads them anew.
            case recordTypesGone = "record_types_gone"
        }

        /// The person.
        public let user: UserID
        /// The CRM.
        public let crm: CRMID
        /// Why.
        public let reason: Reason

        /// Names an exception.
        public init(user: UserID, crm: CRMID, reason: Reason) {
            self.user = user
            self.crm = crm
            self.reason = reason
        }
    }

    /// Sight of properties that stays granted.
    public struct SightLeft: Hashable, Sendable, Codable {
        /// The CRM.
        public let crm: CRMID
        /// The properties.
        public let properties: [PropertyReference]
        /// To how many members' CRM users.
        public let members: Int

        /// What a run granted.
        init(crm: CRMID, _ sight: SightCounts) {
            self.crm = crm
            self.properties = sight.properties
            self.members = sight.granted
        }
    }

    /// Keys that are as they were before.
    public var keysRestored = 0
    /// Bindings that are as they were before.
    public var bindingsRestored = 0
    /// Record types that are as they were before.
    public var recordTypesRestored = 0
    /// Categories that are as they were before, over all people.
    public var settingsRestored = 0
    /// Categories that were not put back, the first ``exceptionsMax`` of them.
    public var settingsExceptions: [SettingsException] = []
    /// Keys, bindings and record types that were not put back, the first ``exceptionsMax`` of them.
    public var exceptions: [Exception] = []
    /// How many were not put back.
    public var exceptionCount = 0
    /// Owner properties that the undone run made, or showed to the key's user; they stay in the CRMs.
    public var leftInCRM: [PropertyLeft] = []
    /// Sight of owner properties that the undone run granted to members' CRM users; it stays in the CRM;
    /// `nil` where it granted none.
    public var sightLeft: [SightLeft]?

    /// How many exceptions a run's record names.
    public static let exceptionsMax = 100

    /// Begins with nothing.
    public init() {}

    /// Reads an outcome, also one of a time before there were record types or settings.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        keysRestored = try container.decode(Int.self, forKey: .keysRestored)
        bindingsRestored = try container.decode(Int.self, forKey: .bindingsRestored)
        recordTypesRestored = try container.decodeIfPresent(Int.self, forKey: .recordTypesRestored) ?? 0
        settingsRestored = try container.decodeIfPresent(Int.self, forKey: .settingsRestored) ?? 0
        settingsExceptions =
            try container.decodeIfPresent([SettingsException].self, forKey: .settingsExceptions) ?? []
        exceptions = try container.decode([Exception].self, forKey: .exceptions)
        exceptionCount = try container.decode(Int.self, forKey: .exceptionCount)
        leftInCRM = try container.decode([PropertyLeft].self, forKey: .leftInCRM)
        sightLeft = try container.decodeIfPresent([SightLeft].self, forKey: .sightLeft)
    }

    /// Lists a property once, as the run told of it last: it may have told of it in each of its lives.
    mutating func leave(_ left: PropertyLeft) {
        leftInCRM.removeAll {
            $0.crm == left.crm && $0.object == left.object && $0.outcome.property == left.outcome.property
        }
        leftInCRM.append(left)
    }

    mutating func except(_ exception: Exception) {
        exceptionCount += 1
        if exceptions.count < Self.exceptionsMax { exceptions.append(exception) }
    }
}
