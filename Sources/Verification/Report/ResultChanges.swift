/// Changes of one kind: all counted, the first told.
public struct ResultChanges: Hashable, Sendable, Codable {
    /// How many there are.
    public private(set) var count = 0
    /// The first of them; at most ``ReportDifference/changesMax``.
    public private(set) var told: [ResultChange] = []

    /// Holds none.
    public init() {}

    /// How many there are that aren't told.
    public var leftOut: Int { count - told.count }

    mutating func add(_ change: ResultChange) {
        count += 1
        if told.count < ReportDifference.changesMax { told.append(change) }
    }
}
