public import ConnectorKit
public import Foundation
public import Workspace

/// Something that happened in a run.
public struct RunEvent: Hashable, Sendable, Codable {
    /// What happened.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// Work began.
        case started
        /// Another worker went on where one had stopped.
        case resumed
        /// A part of the work is done, or moved on.
        case progress
        /// An owner property was found, made or refused.
        case ownerProperty = "owner_property"
        /// CRM users were shown owner properties.
        case sight
        /// One CRM's part ended.
        case crmFinished = "crm_finished"
        /// A verification of what the run did was started, or couldn't be.
        case verificationStarted = "verification_started"
        /// The run waits.
        case paused
        /// The run ended.
        case finished
    }

    /// Its number within the run, the cursor of a reader; 0 for progress that isn't kept.
    public var sequence: Int64 = 0
    /// When.
    public var at: Date
    /// What happened.
    public let kind: Kind
    /// The CRM, where it is one CRM's.
    public var crm: CRMID?
    /// How far, for progress.
    public var progress: RunProgress?
    /// The outcome of an owner property.
    public var ownerProperty: OwnerPropertyOutcome?
    /// Who was shown owner properties.
    public var sight: SightCounts?
    /// The verification that was started after the run.
    public var verification: RunID?
    /// The state in which the run ended or waits.
    public var state: RunState?
    /// A sentence for people.
    public var message: String?

    /// Describes an event.
    public init(
        _ kind: Kind, at: Date, crm: CRMID? = nil, progress: RunProgress? = nil,
        ownerProperty: OwnerPropertyOutcome? = nil, sight: SightCounts? = nil, state: RunState? = nil,
        message: String? = nil
    ) {
        self.at = at
        self.kind = kind
        self.crm = crm
        self.progress = progress
        self.ownerProperty = ownerProperty
        self.sight = sight
        self.state = state
        self.message = message
    }
}
