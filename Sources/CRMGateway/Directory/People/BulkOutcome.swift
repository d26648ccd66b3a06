public import Workspace

/// What a run's record keeps of a bulk change that was approved: who approved it, and counts.
public struct BulkOutcome: Hashable, Sendable, Codable {
    /// Who approved it.
    public let approvedBy: UserID
    /// Whether it was by typing the organization's name, as nobody else could approve it.
    public let isTyped: Bool
    /// How many people it changed.
    public let people: Int
    /// How many keys ended.
    public let keysEnded: Int

    init(_ result: BulkResult, approvedBy: UserID, isTyped: Bool) {
        self.approvedBy = approvedBy
        self.isTyped = isTyped
        switch result {
        case .removal(let report):
            people = report.removed.count
            keysEnded = report.removed.reduce(0) { $0 + $1.keys.count }
        case .roles(let outcome): (people, keysEnded) = (outcome.changed.count, 0)
        case .seats(let outcome): (people, keysEnded) = (outcome.changed.count, outcome.endedKeys.count)
        case .threshold: (people, keysEnded) = (0, 0)
        }
    }
}
