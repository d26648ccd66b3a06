public import ConnectorKit
public import Foundation
public import Workspace

/// What a removal ended for one person.
public struct RemovedPerson: Hashable, Sendable {
    /// Who.
    public let user: UserID
    /// The teams that they left, and what they were there.
    public let teams: [TeamMembership]
    /// Whether they had a dashboard.
    public let hadDashboard: Bool
    /// The settings categories that their dashboard had a value for.
    public let settings: [String]
    /// Their keys.
    public let keys: [EndedKey]
    /// The CRMs where they were bound to a CRM user.
    public let bindings: [CRMID]
    /// Runs that they had asked for and that had not ended: cancelled, or asked to stop at the next write.
    public let runs: [RunID]
    /// Grants that they connected and others hold keys to: those go on acting in the CRM as this person, until somebody
    /// reconnects (F-F5).
    public let actedThrough: [GrantStillUsed]
    /// Until when it can be taken back.
    public let restorableUntil: Date
}
