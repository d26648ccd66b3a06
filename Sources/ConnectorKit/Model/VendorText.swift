/// A text that only the vendor gives meaning to: an id, a name, a scope.
///
/// Each is a type of its own, so that a record's id never stands where a user's is meant.
public protocol VendorText: RawRepresentable, Hashable, Sendable, Codable, Comparable, CustomStringConvertible,
    ExpressibleByStringLiteral
where RawValue == String {
    /// Takes the text as it stands.
    init(rawValue: String)
}

extension VendorText {
    /// The text itself.
    public var description: String { rawValue }

    /// Takes a literal as the text.
    public init(stringLiteral value: String) {
        self.init(rawValue: value)
    }

    /// Orders by text.
    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue < right.rawValue
    }
}
