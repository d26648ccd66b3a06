import Foundation

extension JSON: Decodable {
    /// Reads any JSON value. Members of objects come sorted by name, because decoders do not tell their order.
    public init(from decoder: any Decoder) throws {
        // Texts first: they are the most frequent, and each wrong guess costs a thrown error.
        if let scalar = Self.scalar(in: try decoder.singleValueContainer()) {
            self = scalar
        } else if let keyed = try? decoder.container(keyedBy: AnyKey.self) {
            let keys = keyed.allKeys.sorted { $0.stringValue < $1.stringValue }
            let pairs = try keys.map { ($0.stringValue, try keyed.decode(JSON.self, forKey: $0)) }
            self = .object(JSONObject(uniqueMembers: pairs))
        } else {
            var list = try decoder.unkeyedContainer()
            var elements: [JSON] = []
            while !list.isAtEnd { elements.append(try list.decode(JSON.self)) }
            self = .array(elements)
        }
    }

    private static func scalar(in container: any SingleValueDecodingContainer) -> JSON? {
        if container.decodeNil() { return .null }
        if let text = try? container.decode(String.self) { return .string(text) }
        if let flag = try? container.decode(Bool.self) { return .bool(flag) }
        if let whole = try? container.decode(Int.self) { return .integer(whole) }
        return (try? container.decode(Double.self)).map { .decimal($0) }
    }

    /// Parses one JSON document. The decoder bounds its depth to 512 levels.
    /// - Throws: ``JSONSyntaxError``, which says what was wrong.
    public static func parse(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSON {
        guard !bytes.isEmpty else { throw JSONSyntaxError(reason: "the body is empty") }
        do {
            return try JSONDecoder().decode(JSON.self, from: Data(bytes))
        } catch {
            throw JSONSyntaxError(error)
        }
    }
}

private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
