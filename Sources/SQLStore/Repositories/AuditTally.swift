/// Refusals like an entry's, in the same minute, that were counted instead of written one by one (T-35).
public struct AuditTally: Hashable, Sendable {
    /// What is counted together.
    public struct Key: Hashable, Sendable {
        /// Minutes since 1970.
        public let minute: Int64
        /// A user's id, or `system`.
        public let actor: String
        /// The way by which the calls came.
        public let channel: String
        /// What was tried.
        public let operation: String
        /// The rule that refused.
        public let rule: String

        /// Describes what is counted together.
        public init(minute: Int64, actor: String, channel: String, operation: String, rule: String) {
            self.minute = minute
            self.actor = actor
            self.channel = channel
            self.operation = operation
            self.rule = rule
        }
    }

    /// What is counted together.
    public let key: Key
    /// The entry that tells of the first refusal.
    public let sequence: Int64
    /// How many came after the first.
    public let repeats: Int64
    /// Which key the code was made with.
    public let keyID: String
    /// The code over all of this, hexadecimal.
    public let mac: String

    /// Describes a tally.
    public init(key: Key, sequence: Int64, repeats: Int64, keyID: String, mac: String) {
        self.key = key
        self.sequence = sequence
        self.repeats = repeats
        self.keyID = keyID
        self.mac = mac
    }
}
