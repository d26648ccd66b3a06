import Foundation

/// Values as JSON texts, keys sorted, times in milliseconds since 1970: how rows hold what has a shape of its own.
enum JSONText {
    /// Writes a value.
    static func encode(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .millisecondsSince1970
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }

    /// Reads a value.
    static func decode<Value: Decodable>(_: Value.Type, from text: String) throws -> Value {
        let decoder = JSONDecoder()
        decoder.dateDecodingStrategy = .millisecondsSince1970
        return try decoder.decode(Value.self, from: Data(text.utf8))
    }
}
