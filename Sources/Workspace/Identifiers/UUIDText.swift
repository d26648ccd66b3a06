/// Writes 128 bits as a UUID, in lower case.
enum UUIDText {
    private static let digits = Array("0123456789abcdef".utf8)

    static func format(high: UInt64, low: UInt64) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(36)
        for position in 0..<32 {
            if position == 8 || position == 12 || position == 16 || position == 20 { bytes.append(45) }
            let word = position < 16 ? high : low
            bytes.append(digits[Int((word >> UInt64(60 - 4 * (position % 16))) & 15)])
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
