/// A JSON value as it was written: members keep their order, numbers their digits.
public enum RecordedValue: Sendable, Hashable {
    /// A member of an object; a name may repeat, as it may on the wire.
    public struct Member: Sendable, Hashable {
        /// The name.
        public let name: String
        /// The value.
        public let value: RecordedValue

        /// Holds a member.
        public init(_ name: String, _ value: RecordedValue) {
            self.name = name
            self.value = value
        }
    }

    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number, digit for digit: 19-digit ids and long decimals stay exact.
    case number(String)
    /// A string, unescaped.
    case string(String)
    /// An array.
    case array([RecordedValue])
    /// An object.
    case object([Member])

    /// Appends the value as JSON, without a line break.
    public func append(to line: inout [UInt8]) {
        switch self {
        case .null: line += Array("null".utf8)
        case .bool(let flag): line += Array((flag ? "true" : "false").utf8)
        case .number(let digits): line += Array(digits.utf8)
        case .string(let text): JSONEscape.append(text, to: &line)
        case .array(let values): RecordedValue.append(values, between: ("[", "]"), to: &line) { $0.append(to: &$1) }
        case .object(let members):
            RecordedValue.append(members, between: ("{", "}"), to: &line) { member, line in
                JSONEscape.append(member.name, to: &line)
                line.append(UInt8(ascii: ":"))
                member.value.append(to: &line)
            }
        }
    }

    private static func append<Item>(
        _ items: [Item], between brackets: (Unicode.Scalar, Unicode.Scalar), to line: inout [UInt8],
        each: (Item, inout [UInt8]) -> Void
    ) {
        line.append(UInt8(ascii: brackets.0))
        for (index, item) in items.enumerated() {
            if index > 0 { line.append(UInt8(ascii: ",")) }
            each(item, &line)
        }
        line.append(UInt8(ascii: brackets.1))
    }

    /// The value as one line of JSON.
    public var json: String {
        var line: [UInt8] = []
        append(to: &line)
        return String(decoding: line, as: UTF8.self)
    }
}
