import Foundation

/// What a command prints under `--format json`: built by hand, so that keys stay as they are and a missing value is
/// `null` rather than absent.
enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case number(Int64)
    case text(String)
    case list([JSONValue])
    case object([String: JSONValue])

    /// A text, or `null`.
    static func optional(_ text: String?) -> JSONValue {
        text.map(JSONValue.text) ?? .null
    }

    /// A number, or `null`.
    static func optional(_ number: Int?) -> JSONValue {
        number.map { .number(Int64($0)) } ?? .null
    }

    /// A count.
    static func count(_ number: Int) -> JSONValue {
        .number(Int64(number))
    }

    /// An instant in UTC with milliseconds, or `null`.
    static func time(_ date: Date?) -> JSONValue {
        date.map { .text($0.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))) } ?? .null
    }

    /// One document, keys sorted; over several lines unless it is to stand in a stream of lines.
    func encoded(isOneLine: Bool = false) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if !isOneLine { encoder.outputFormatting.insert(.prettyPrinted) }
        guard let bytes = try? encoder.encode(self) else { return "null" }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension JSONValue: Encodable {
    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .list(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByDictionaryLiteral, ExpressibleByBooleanLiteral {
    init(stringLiteral value: String) {
        self = .text(value)
    }

    init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements, uniquingKeysWith: { $1 }))
    }

    init(booleanLiteral value: Bool) {
        self = .bool(value)
    }
}
