import Foundation

/// One `name=value` of a query or a form, decoded.
public struct QueryItem: Sendable, Equatable {
    /// The decoded name.
    public let name: String
    /// The decoded value; empty where none was given.
    public let value: String

    /// Makes an item of decoded texts.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    /// Takes `a=1&b=2` apart; `+` stands for a space.
    public static func parse(_ text: String) -> [QueryItem] {
        text.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return QueryItem(name: decode(parts[0]), value: parts.count > 1 ? decode(parts[1]) : "")
        }
    }

    private static func decode(_ text: Substring) -> String {
        let spaced = text.replacingOccurrences(of: "+", with: " ")
        return spaced.removingPercentEncoding ?? spaced
    }
}

extension [QueryItem] {
    /// The first value of a name; `nil` when it is absent.
    public subscript(name: String) -> String? { first { $0.name == name }?.value }
}
