import SQLStore

extension EventContent {
    /// What is stored beside the kind.
    func text() throws -> String {
        switch self {
        case .runEnded(let event): try JSONText.encode(event)
        case .grantDead(let event): try JSONText.encode(event)
        case .driftFound(let event): try JSONText.encode(event)
        case .mailFailed(let event): try JSONText.encode(event)
        case .keysTaken(let event): try JSONText.encode(event)
        case .unknown: "{}"
        }
    }

    /// Reads what was stored.
    ///
    /// - Throws: `DecodingError` where a known kind has another shape.
    init(_ row: GatewayEventRow) throws {
        switch row.kind {
        case "run_ended": self = .runEnded(try JSONText.decode(RunEndedEvent.self, from: row.content))
        case "grant_dead": self = .grantDead(try JSONText.decode(GrantDeadEvent.self, from: row.content))
        case "drift_found": self = .driftFound(try JSONText.decode(DriftFoundEvent.self, from: row.content))
        case "mail_failed": self = .mailFailed(try JSONText.decode(MailFailedEvent.self, from: row.content))
        case "keys_taken": self = .keysTaken(try JSONText.decode(KeysTakenEvent.self, from: row.content))
        default: self = .unknown(kind: row.kind)
        }
    }
}
