/// People whom a verification wasn't made for, for one reason.
public struct LeftOutPeople: Hashable, Sendable, Codable {
    /// The rule, `ACC-7`.
    public let rule: String?
    /// Why, for people.
    public let reason: String
    /// How many.
    public let count: Int

    /// Tells of people.
    public init(rule: String?, reason: String, count: Int) {
        self.rule = rule
        self.reason = reason
        self.count = count
    }
}
