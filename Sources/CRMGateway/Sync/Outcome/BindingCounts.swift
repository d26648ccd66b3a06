public import Workspace

/// Who of the targets is whom in one CRM.
public struct BindingCounts: Hashable, Sendable, Codable {
    /// Targets bound to an active CRM user.
    public var bound = 0
    /// Targets whose CRM user is deactivated.
    public var inactive = 0
    /// Targets whose email several active CRM users have.
    public var ambiguous = 0
    /// Targets whom the CRM doesn't know.
    public var unresolved = 0
    /// How many bindings were written.
    public var changes = 0
    /// Some of those who aren't bound, at most ``examplesMax``.
    public var examples: [BindingStatus: [UserID]] = [:]

    /// How many people a run's record names for each status; all are found by reading the bindings.
    public static let examplesMax = 20

    /// Counts nothing yet.
    public init() {}

    /// How many aren't bound.
    public var warnings: Int { inactive + ambiguous + unresolved }

    mutating func count(_ status: BindingStatus, of user: UserID, isChange: Bool) {
        switch status {
        case .bound: bound += 1
        case .inactive: inactive += 1
        case .ambiguous: ambiguous += 1
        case .unresolved: unresolved += 1
        }
        if isChange { changes += 1 }
        guard status != .bound, examples[status, default: []].count < Self.examplesMax else { return }
        examples[status, default: []].append(user)
    }
}
