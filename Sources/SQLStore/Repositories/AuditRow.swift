/// A row of the audit log, as it is stored.
public struct AuditRow: Hashable, Sendable {
    /// Counts from 1 without a gap in each organization.
    public let sequence: Int64
    /// Milliseconds since 1970.
    public let at: Int64
    /// A user's id, or `system`.
    public let actor: String
    /// The way by which the call came.
    public let channel: String
    /// The operating system's user, on the command line.
    public let operatingSystemUser: String?
    /// What was done or tried.
    public let operation: String
    /// Ids, a JSON object.
    public let subjects: String
    /// How it ended.
    public let outcome: String
    /// The rule that refused.
    public let rule: String?
    /// More, a JSON object without names of people.
    public let detail: String
    /// How many times; more than one only where refusals were folded.
    public let occurrences: Int64
    /// Which key the code was made with.
    public let keyID: String
    /// The code of the entry before, hexadecimal; empty for the first.
    public let previousMAC: String
    /// The code over all of this, hexadecimal.
    public let mac: String

    /// Describes a row.
    public init(
        sequence: Int64, at: Int64, actor: String, channel: String, operatingSystemUser: String?, operation: String,
        subjects: String, outcome: String, rule: String?, detail: String, occurrences: Int64, keyID: String,
        previousMAC: String, mac: String
    ) {
        self.sequence = sequence
        self.at = at
        self.actor = actor
        self.channel = channel
        self.operatingSystemUser = operatingSystemUser
        self.operation = operation
        self.subjects = subjects
        self.outcome = outcome
        self.rule = rule
        self.detail = detail
        self.occurrences = occurrences
        self.keyID = keyID
        self.previousMAC = previousMAC
        self.mac = mac
    }
}
