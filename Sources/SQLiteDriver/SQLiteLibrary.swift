internal import GRDBSQLite
internal import SQLStore

/// What we ask of SQLite's own library.
enum SQLiteLibrary {
    /// The version that runs: `3.40.1`.
    static var version: String { String(cString: sqlite3_libversion()) }

    private static let quotes = [UInt8(ascii: "'"), UInt8(ascii: "\"")]
    private static let digits = UInt8(ascii: "0")...UInt8(ascii: "9")

    /// The text with SQLite's own parameters instead of `$1`, which it would take for a name: it would number them in
    /// the order in which they first appear, and look each up among all before it.
    ///
    /// `$1, $2, $3` in this order becomes `?, ?, ?`, which has no names at all: with them, GRDB takes quadratic time.
    /// Any other order becomes `?2, ?1`. What stands in quotes stays.
    static func numbered(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let places = parameters(of: bytes)
        let isInOrder = zip(places, 1...).allSatisfy { $0.number == $1 }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var copied = 0
        for place in places {
            result += bytes[copied..<place.start]
            result.append(UInt8(ascii: "?"))
            copied = isInOrder ? place.end : place.start + 1
        }
        result += bytes[copied...]
        return String(decoding: result, as: UTF8.self)
    }

    /// Where the parameters stand, and their numbers.
    private static func parameters(of bytes: [UInt8]) -> [(start: Int, end: Int, number: Int)] {
        var places: [(start: Int, end: Int, number: Int)] = []
        var quote: UInt8?
        var index = 0
        while index < bytes.count {
            let start = index
            index += 1
            if let open = quote {
                if bytes[start] == open { quote = nil }
            } else if quotes.contains(bytes[start]) {
                quote = bytes[start]
            } else if bytes[start] == UInt8(ascii: "$") {
                var number = 0
                while index < bytes.count, digits.contains(bytes[index]), number <= SQL.parametersMax {
                    number = number * 10 + Int(bytes[index] - digits.lowerBound)
                    index += 1
                }
                if index > start + 1 { places.append((start, index, number)) }
            }
        }
        return places
    }
}
