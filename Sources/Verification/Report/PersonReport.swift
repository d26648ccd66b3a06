public import Workspace

/// What was found of one person alone; what they share with others is in the ``AccountReport``.
public struct PersonReport: Hashable, Sendable, Codable {
    /// The person.
    public let user: UserID
    /// What was found.
    public let results: [CheckResult]

    /// Tells of a person.
    public init(user: UserID, results: [CheckResult]) {
        self.user = user
        self.results = results
    }
    /// The same without values of records (T-20).
    public var masked: PersonReport { PersonReport(user: user, results: results.map(\.masked)) }
}
