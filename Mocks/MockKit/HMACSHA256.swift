/// HMAC-SHA256 (RFC 2104, FIPS 180-4), for mocks that sign answers. It is not made to resist an attacker's clock.
public enum HMACSHA256 {
    private static let blockBytes = 64

    /// The authentication code of a message.
    public static func code(_ message: [UInt8], key: [UInt8]) -> [UInt8] {
        var block = key.count > blockBytes ? SHA256.hash(key) : key
        block += [UInt8](repeating: 0, count: blockBytes - block.count)
        let inner = SHA256.hash(block.map { $0 ^ 0x36 } + message)
        return SHA256.hash(block.map { $0 ^ 0x5C } + inner)
    }
}
