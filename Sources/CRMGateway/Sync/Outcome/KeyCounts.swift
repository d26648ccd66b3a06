/// What became of the targets' keys for one CRM.
public struct KeyCounts: Hashable, Sendable, Codable {
    /// Targets who had none and got one.
    public var copied = 0
    /// Targets whose key to another grant, from an earlier sync, was replaced.
    public var replaced = 0
    /// Targets whose own connection was replaced.
    public var replacedOwn = 0
    /// Targets whose own connection was kept, as asked.
    public var keptOwn = 0
    /// Targets who had the key already.
    public var unchanged = 0

    /// Counts nothing yet.
    public init() {}

    /// How many keys were written.
    public var changes: Int { copied + replaced + replacedOwn }

    mutating func count(_ decision: KeyCopyDecision) {
        switch decision {
        case .copy: copied += 1
        case .unchanged: unchanged += 1
        case .replace(let replacesOwn): if replacesOwn { replacedOwn += 1 } else { replaced += 1 }
        case .keepOwnConnection: keptOwn += 1
        }
    }
}
