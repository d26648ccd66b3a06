/// Fields put one after another so that no other list of fields gives the same bytes: each is preceded by its length.
///
/// Per field: its length in bytes (4 bytes, big-endian), then the bytes. Texts are UTF-8 as they stand: two spellings of
/// one character (composed, decomposed) are different fields.
struct LengthPrefixed {
    private(set) var bytes: [UInt8] = []

    init(_ fields: [String] = []) {
        for field in fields { append(field) }
    }

    mutating func append(_ text: String) {
        append(Array(text.utf8))
    }

    /// Appends a number as 8 bytes, big-endian.
    mutating func append(_ number: UInt64) {
        append(withUnsafeBytes(of: number.bigEndian) { Array($0) })
    }

    private mutating func append(_ field: [UInt8]) {
        withUnsafeBytes(of: UInt32(field.count).bigEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: field)
    }
}
