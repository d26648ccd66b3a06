public import Workspace

/// Members of a team whom a sync left out, for one reason.
public struct SkippedTargets: Hashable, Sendable, Codable {
    /// The stable code of the reason.
    public let code: String
    /// The rule.
    public let rule: String
    /// The reason, for people.
    public let message: String
    /// How many.
    public var count: Int
    /// Some of them, at most ``examplesMax``.
    public var examples: [UserID]

    /// How many people a run's record names for each reason.
    public static let examplesMax = 20

    /// Begins a group with its first member.
    public init(_ refusal: Refusal, first: UserID) {
        self.code = refusal.code
        self.rule = refusal.rule
        self.message = refusal.message
        self.count = 1
        self.examples = [first]
    }

    mutating func add(_ user: UserID) {
        count += 1
        if examples.count < Self.examplesMax { examples.append(user) }
    }
}

extension [SkippedTargets] {
    /// Counts one more who is left out.
    mutating func skip(_ user: UserID, _ refusal: Refusal) {
        if let index = firstIndex(where: { $0.code == refusal.code }) {
            self[index].add(user)
        } else {
            append(SkippedTargets(refusal, first: user))
        }
    }
}
