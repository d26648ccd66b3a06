/// Beyond how many people within 24 hours a second person has to approve (TEAM-10); without one, nobody has to.
///
/// It is passed when either the count or the share is: the count protects large organizations, the share small ones. A
/// share of 100 percent is never passed, so that the count alone decides.
public struct BulkThreshold: Hashable, Sendable, Codable {
    /// The time over which acts are counted, in milliseconds.
    public static let windowMilliseconds: Int64 = 86_400_000
    /// The greatest count that can be set, in people.
    public static let peopleMax = 1_000_000

    /// So many people may be removed, or changed, without asking.
    public let people: Int
    /// Such a share of the organization may be, in percent.
    public let percent: Int

    /// Checks a threshold.
    ///
    /// - Parameters:
    ///   - people: 0 to 1,000,000.
    ///   - percent: 0 to 100.
    /// - Throws: `InvalidValue` of rule TEAM-10.
    public init(people: Int, percent: Int = 100) throws(InvalidValue) {
        guard (0...Self.peopleMax).contains(people) else {
            throw .threshold("The count has to be 0 to \(Self.peopleMax) people.", field: "people")
        }
        guard (0...100).contains(percent) else {
            throw .threshold("The share has to be 0 to 100 percent.", field: "percent")
        }
        self.people = people
        self.percent = percent
    }

    /// Takes what a store kept.
    package init(storedPeople: Int, storedPercent: Int) {
        self.people = storedPeople
        self.percent = storedPercent
    }

    /// Whether so many of so many people are beyond it.
    public func isPassed(by count: Int, of size: Int) -> Bool {
        count > people || count * 100 > percent * size
    }

    /// Whether another one, or none, would let something pass that this one doesn't.
    public func isLoosened(by other: BulkThreshold?) -> Bool {
        guard let other else { return true }
        return other.people > people || other.percent > percent
    }
}

extension InvalidValue {
    fileprivate static func threshold(_ message: String, field: String) -> InvalidValue {
        InvalidValue(
            code: "bulk_threshold_invalid", rule: "TEAM-10", message: message,
            nextStep: "Name a number in that range, or turn the threshold off.", field: field)
    }
}
