/// The first thing that is wrong with an audit chain.
public struct AuditFinding: Hashable, Sendable, Codable, CustomStringConvertible {
    /// What can be wrong.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// The entry isn't as it was written, or wasn't written by us.
        case altered
        /// There is no entry of that number, though there was one.
        case missing
        /// The entry is sound in itself, and doesn't follow the one before.
        case misplaced
        /// The key that the entry was made with isn't there, so that nothing can be said of it.
        case keyMissing = "key_missing"
        /// The anchor saw another entry at that number: the store was rolled back and written on.
        case diverged
        /// The record of the chain's end isn't what the chain ends in.
        case headAltered = "head_altered"
        /// A count of refusals isn't as it was written.
        case tallyAltered = "tally_altered"
    }

    /// What is wrong.
    public let kind: Kind
    /// The number of the entry.
    public let sequence: Int64

    /// Describes a finding.
    public init(_ kind: Kind, at sequence: Int64) {
        self.kind = kind
        self.sequence = sequence
    }

    /// A sentence for people.
    public var description: String {
        switch kind {
        case .altered: "Entry \(sequence) was changed, or wasn't written by the gateway."
        case .missing: "Entry \(sequence) is missing."
        case .misplaced: "Entry \(sequence) doesn't follow the entry before it."
        case .keyMissing: "The key of entry \(sequence) isn't there; configure its root key and verify again."
        case .diverged: "Entry \(sequence) isn't the one that was anchored: the store was rolled back since."
        case .headAltered: "The record of the log's end doesn't fit entry \(sequence)."
        case .tallyAltered: "The count of refusals like entry \(sequence) was changed."
        }
    }
}
