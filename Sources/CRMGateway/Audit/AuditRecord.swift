public import Foundation
internal import SQLStore

/// An entry as the log holds it.
public struct AuditRecord: Hashable, Sendable, Codable {
    /// Counts from 1 without a gap.
    public let sequence: Int64
    /// When, by the store's clock.
    public let at: Date
    /// A user's id, or `system`.
    public let actor: String
    /// `library`, `command_line` or `web`.
    public let channel: String
    /// The operating system's user, on the command line.
    public let operatingSystemUser: String?
    /// What was done or tried.
    public let operation: AuditOperation
    /// To whom or what, by id.
    public let subjects: AuditSubjects
    /// How it ended.
    public let outcome: String
    /// The rule that refused.
    public let rule: String?
    /// More, by name.
    public let detail: [String: String]
    /// How many times: more than one only where like refusals of one minute were folded.
    public let occurrences: Int64

    /// - Throws: `DecodingError` where somebody changed the JSON by hand.
    init(_ row: AuditRow) throws {
        sequence = row.sequence
        at = Date(timeIntervalSince1970: Double(row.at) / 1_000)
        actor = row.actor
        channel = row.channel
        operatingSystemUser = row.operatingSystemUser
        operation = AuditOperation(rawValue: row.operation)
        subjects = try JSONText.decode(AuditSubjects.self, from: row.subjects)
        outcome = row.outcome
        rule = row.rule
        detail = try JSONText.decode([String: String].self, from: row.detail)
        occurrences = row.occurrences
    }
}
