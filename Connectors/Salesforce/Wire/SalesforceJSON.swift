import Foundation

/// A JSON value whose shape only the describe tells: a field of a record, or a body that is built.
///
/// Numbers are decimals, because doubles would change amounts; members of an object keep their order when written,
/// because Salesforce wants `attributes` first.
indirect enum SalesforceJSON: Hashable, Sendable {
    case null
    case boolean(Bool)
    case number(Decimal)
    case string(String)
    case array([SalesforceJSON])
    case object([Member])

    /// One member of an object.
    struct Member: Hashable, Sendable {
        let name: String
        let value: SalesforceJSON
    }

    /// An object of these members, in this order.
    static func object(_ members: KeyValuePairs<String, SalesforceJSON>) -> SalesforceJSON {
        .object(members.map { Member(name: $0.key, value: $0.value) })
    }

    /// Whether a text in it would be taken for a reference to another row of the same composite, `@{row.field}`.
    var holdsReference: Bool {
        switch self {
        case .null, .boolean, .number: false
        case .string(let text): text.contains("@{")
        case .array(let values): values.contains(where: \.holdsReference)
        case .object(let members): members.contains { $0.value.holdsReference }
        }
    }
}

// MARK: Reading

extension SalesforceJSON: Decodable {
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        if let object = try? decoder.container(keyedBy: Name.self) {
            self = .object(
                try object.allKeys.sorted { $0.stringValue < $1.stringValue }.map { key in
                    Member(name: key.stringValue, value: try object.decode(SalesforceJSON.self, forKey: key))
                })
            return
        }
        if var array = try? decoder.unkeyedContainer() {
            var values: [SalesforceJSON] = []
            while !array.isAtEnd { values.append(try array.decode(SalesforceJSON.self)) }
            self = .array(values)
            return
        }
        self = try SalesforceJSON.scalar(in: try decoder.singleValueContainer())
    }

    private static func scalar(in box: any SingleValueDecodingContainer) throws -> SalesforceJSON {
        if box.decodeNil() { return .null }
        if let flag = try? box.decode(Bool.self) { return .boolean(flag) }
        if let text = try? box.decode(String.self) { return .string(text) }
        return .number(try box.decode(Decimal.self))
    }
}

// MARK: Writing

extension SalesforceJSON {
    /// The JSON text, without white space.
    var encoded: [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes += "null".utf8
        case .boolean(let flag): bytes += (flag ? "true" : "false").utf8
        // Decimal prints plain digits with a point, whatever the locale.
        case .number(let number): bytes += "\(number)".utf8
        case .string(let text): SalesforceJSON.write(text, to: &bytes)
        case .array(let values):
            SalesforceJSON.write(values, between: ("[", "]"), to: &bytes) { $0.write(to: &$1) }
        case .object(let members):
            SalesforceJSON.write(members, between: ("{", "}"), to: &bytes) { member, bytes in
                SalesforceJSON.write(member.name, to: &bytes)
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
