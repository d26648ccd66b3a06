/// What an event tells of.
public enum EventContent: Hashable, Sendable {
    /// A run has ended, however it ended.
    case runEnded(RunEndedEvent)
    /// A CRM ended a grant, or its last token was lost: everyone who uses it is cut off until somebody reconnects.
    case grantDead(GrantDeadEvent)
    /// Members of a team differ from an admin's configuration.
    case driftFound(DriftFoundEvent)
    /// A message was given up.
    case mailFailed(MailFailedEvent)
    /// A user took over an admin's keys by Sync with Admin.
    case keysTaken(KeysTakenEvent)
    /// Written by a newer version of the gateway: its kind.
    case unknown(kind: String)

    /// The stable word for it, snake_case.
    public var kind: String {
        switch self {
        case .runEnded: "run_ended"
        case .grantDead: "grant_dead"
        case .driftFound: "drift_found"
        case .mailFailed: "mail_failed"
        case .keysTaken: "keys_taken"
        case .unknown(let kind): kind
        }
    }
}
