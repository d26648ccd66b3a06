public import Foundation

/// A JSON value whose shape only the account tells: a field of a record, or a body that is built of such.
///
/// Numbers are decimals, because doubles would change amounts; members of an object keep their order when written.
/// Members that were read are sorted by name, because Foundation keeps no order.
public indirect enum JSONValue: Hashable, Sendable {
    /// No value.
    case null
    /// True or false.
    case boolean(Bool)
    /// A number.
    case number(Decimal)
    /// A text.
    case string(String)
    /// Values in order.
    case array([JSONValue])
    /// Members in order, no name twice.
    case object([Member])

    /// One member of an object.
    public struct Member: Hashable, Sendable {
        /// The name.
        public let name: String
        /// The value.
        public let value: JSONValue

        /// Holds a member.
        public init(name: String, value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    /// An object of these members, in this order.
    public static func object(_ members: KeyValuePairs<String, JSONValue>) -> JSONValue {
        .object(members.map { Member(name: $0.key, value: $0.value) })
    }

    /// The member of an object, or `nil` where it is none or has no such member.
    public subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The text, where it is one.
    public var text: String? {
        if case .string(let text) = self { return text }
        return nil
    }
}

// MARK: Reading

extension JSONValue: Decodable {
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Reads any JSON value.
    public init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: Name.self) {
            self = .object(
                try object.allKeys.sorted { $0.stringValue < $1.stringValue }.map { key in
                    Member(name: key.stringValue, value: try object.decode(JSONValue.self, forKey: key))
                })
            return
        }
        if var array = try? decoder.unkeyedContainer() {
            var values: [JSONValue] = []
            while !array.isAtEnd { values.append(try array.decode(JSONValue.self)) }
            self = .array(values)
            return
        }
        self = try JSONValue.scalar(in: try decoder.singleValueContainer())
    }

    private static func scalar(in box: any SingleValueDecodingContainer) throws -> JSONValue {
        if box.decodeNil() { return .null }
        if let flag = try? box.decode(Bool.self) { return .boolean(flag) }
        if let text = try? box.decode(String.self) { return .string(text) }
        return .number(try box.decode(Decimal.self))
    }
}

// MARK: Writing

extension JSONValue {
    /// The JSON text, without white space. A number that is none is written as `null`.
    public var encoded: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes += "null".utf8
        case .boolean(let flag): bytes += (flag ? "true" : "false").utf8
        // Decimal prints plain digits with a point, whatever the locale.
        case .number(let number): bytes += (number.isNaN ? "null" : "\(number)").utf8
        case .string(let text): JSONValue.write(text, to: &bytes)
        case .array(let values): JSONValue.write(values, between: ("[", "]"), to: &bytes) { $0.write(to: &$1) }
        case .object(let members):
            JSONValue.write(members, between: ("{", "}"), to: &bytes) { member, bytes in
                JSONValue.write(member.name, to: &bytes)
                bytes += ":".utf8
                member.value.write(to: &bytes)
            }
        }
    }

    private static func write<Part>(
        _ parts: [Part], between brackets: (open: String, close: String), to bytes: inout [UInt8],
        _ writePart: (Part, inout [UInt8]) -> Void
    ) {
        bytes += brackets.open.utf8
        for (index, part) in parts.enumerated() {
            if index > 0 { bytes += ",".utf8 }
            writePart(part, &bytes)
        }
        bytes += brackets.close.utf8
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(34)
        for byte in text.utf8 {
            switch byte {
            case 34: bytes += #"\""#.utf8
            case 92: bytes += #"\\"#.utf8
            case 0..<32: bytes += String(format: "\\u%04x", Int(byte)).utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(34)
    }
}
