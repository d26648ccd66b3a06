/// Reads the few parts of DER (X.690) that a public key has.
struct DERReader {
    static let integer: UInt8 = 0x02
    static let bitString: UInt8 = 0x03
    static let sequence: UInt8 = 0x30

    private var bytes: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        self.bytes = bytes[...]
    }

    /// The content of the next value when it has a tag.
    mutating func read(_ tag: UInt8) -> [UInt8]? {
        var rest = bytes
        guard rest.popFirst() == tag, let first = rest.popFirst() else { return nil }
        var length = Int(first)
        if first >= 0x80 {
            length = 0
            for _ in 0..<(first & 0x7F) {
                guard let byte = rest.popFirst(), length < 1 << 24 else { return nil }
                length = length << 8 | Int(byte)
            }
        }
        guard rest.count >= length else { return nil }
        let content = Array(rest.prefix(length))
        bytes = rest.dropFirst(length)
        return content
    }

    /// A reader of the next value's content.
    mutating func enter(_ tag: UInt8) -> DERReader? { read(tag).map(DERReader.init) }

    /// Goes past the next value. Says whether it had the tag.
    mutating func skip(_ tag: UInt8) -> Bool { read(tag) != nil }

    /// Drops one byte: the count of unused bits of a bit string.
    mutating func dropByte() -> Bool { bytes.popFirst() != nil }
}
