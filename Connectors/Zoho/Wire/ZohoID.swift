import ConnectorKit

/// An id of Zoho's: up to 19 digits, more than any number type of JSON carries safely.
///
/// Zoho writes them as strings; a number is taken too, where somebody in between made one of it.
struct ZohoID: Hashable, Sendable, Comparable, Decodable {
    /// The digits.
    let text: String

    /// The most digits that are taken.
    static let digitsMax = 20

    /// Takes a text of digits alone; `nil` for any other, which can be no record's and must not become a path (T-26).
    init?(_ text: String) {
        guard (1...Self.digitsMax).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        self.text = text
    }

    init(from decoder: any Decoder) throws {
        let box = try decoder.singleValueContainer()
        let read = try (try? box.decode(String.self)) ?? String(box.decode(UInt64.self))
        guard let id = ZohoID(read) else {
            throw DecodingError.dataCorruptedError(in: box, debugDescription: "not an id of Zoho's")
        }
        self = id
    }

    /// Shorter ones first, then by digits: the order of numbers.
    static func < (left: ZohoID, right: ZohoID) -> Bool {
        (left.text.utf8.count, left.text) < (right.text.utf8.count, right.text)
    }
}
