public import Workspace

/// Whose record types are stored, and whose eyes they were read with.
public struct RecordTypeCounts: Hashable, Sendable, Codable {
    /// Targets whose record types were read as themselves.
    public var own = 0
    /// Targets whose record types were read as the key's user.
    public var asKeyUser = 0
    /// How many links were written.
    public var changes = 0
    /// How many of ``asKeyUser`` couldn't be read as themselves, though the key may act for others.
    public var fellBack = 0
    /// Some of those who fell back, at most ``BindingCounts/examplesMax``.
    public var examples: [UserID] = []
    /// Why the first of them fell back.
    public var failure: CRMFailure?

    /// Counts nothing yet.
    public init() {}

    mutating func count(_ sight: RecordTypeSight, isChange: Bool) {
        switch sight {
        case .own: own += 1
        case .key: asKeyUser += 1
        }
        if isChange { changes += 1 }
    }

    mutating func fallBack(_ user: UserID, _ failure: CRMFailure) {
        fellBack += 1
        self.failure = self.failure ?? failure
        if examples.count < BindingCounts.examplesMax { examples.append(user) }
    }
}
