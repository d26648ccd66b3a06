import Foundation

/// A person's first and last name, as the person writes them.
public struct PersonName: Hashable, Sendable {
    /// The most that either may have, in Unicode scalars (T-36).
    public static let lengthMax = 80

    /// The first name, never empty.
    public let first: String
    /// The last name, never empty.
    public let last: String

    /// Checks both names; spaces at their ends are dropped.
    ///
    /// - Throws: `InvalidValue` of rule PROV-1 for an empty or overlong name, or one with controls in it.
    public init(first: String, last: String) throws(InvalidValue) {
        self.first = try DisplayText.checked(
            first, as: "first name", code: "first_name", rule: "PROV-1", field: "firstName")
        self.last = try DisplayText.checked(last, as: "last name", code: "last_name", rule: "PROV-1", field: "lastName")
    }

    /// Takes what a store kept of names that were checked when they came in.
    package init(storedFirst: String, storedLast: String) {
        self.first = storedFirst
        self.last = storedLast
    }
}

extension PersonName: CustomStringConvertible {
    /// First, then last.
    public var description: String { "\(first) \(last)" }
}
