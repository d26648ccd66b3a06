internal import GRDBSQLite

/// What we ask of SQLite's own library.
enum SQLiteLibrary {
    /// The version that runs: `3.40.1`.
    static var version: String { String(cString: sqlite3_libversion()) }

    private static let dollar = UInt8(ascii: "$")
    private static let quotes = [UInt8(ascii: "'"), UInt8(ascii: "\"")]

    /// `$1` as `?1`.
    ///
    /// SQLite takes `$1` for a name: it would number parameters in the order in which they first appear, and look
    /// each up among all before it. What stands in quotes stays.
    static func numbered(_ text: String) -> String {
        var bytes = Array(text.utf8)
        var quote: UInt8?
        for index in bytes.indices {
            let byte = bytes[index]
            if let open = quote {
                if byte == open { quote = nil }
            } else if quotes.contains(byte) {
                quote = byte
            } else if byte == dollar, index + 1 < bytes.count, (48...57).contains(bytes[index + 1]) {
                bytes[index] = UInt8(ascii: "?")
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
