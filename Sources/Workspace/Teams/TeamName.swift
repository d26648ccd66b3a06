import Foundation

/// A team's name, and the key by which names are unique in an organization (TEAM-11).
public struct TeamName: Hashable, Sendable {
    /// The name as it was given, in NFC, without spaces at its ends.
    public let text: String
    /// The form for comparison: compatibility forms resolved, lower case, single spaces.
    public let key: String

    /// Checks a name.
    ///
    /// - Throws: `InvalidValue` of rule TEAM-11 for an empty or overlong (80) name, or one with controls in it.
    public init(_ text: String) throws(InvalidValue) {
        let checked = try DisplayText.checked(
            text, as: "team's name", code: "team_name", rule: "TEAM-11", field: "name")
        self.text = checked
        self.key = checked.precomposedStringWithCompatibilityMapping.lowercased()
            .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Takes what a store kept of a name that was checked when it came in.
    package init(storedText: String, storedKey: String) {
        self.text = storedText
        self.key = storedKey
    }
}

extension TeamName: CustomStringConvertible {
    /// The name as it was given.
    public var description: String { text }
}
