internal import COpenSSL

extension SecretBytes {
    /// Reads base64 (RFC 4648 §4, padded, no white space) without leaving a copy in ordinary memory.
    ///
    /// - Returns: `nil` where `text` is anything else.
    public convenience init?(base64 text: UnsafeRawBufferPointer) {
        guard !text.isEmpty, text.count % 4 == 0 else { return nil }
        let paddingCount = text.suffix(2).count { $0 == UInt8(ascii: "=") }
        guard text.dropLast(paddingCount).allSatisfy(Self.isBase64) else { return nil }
        // EVP_DecodeBlock writes three bytes per four characters, padding included.
        let decoded = SecretBytes(count: text.count / 4 * 3) { target in
            let bytes = target.bindMemory(to: UInt8.self).baseAddress
            EVP_DecodeBlock(bytes, text.bindMemory(to: UInt8.self).baseAddress, Int32(text.count))
        }
        self.init(prefix: decoded.count - paddingCount, of: decoded)
    }

    /// Reads hexadecimal digits, either case, without leaving a copy in ordinary memory.
    ///
    /// - Returns: `nil` where `text` is anything else.
    public convenience init?(hexadecimal text: UnsafeRawBufferPointer) {
        guard !text.isEmpty, text.count % 2 == 0 else { return nil }
        guard text.allSatisfy({ Self.nibble($0) != nil }) else { return nil }
        self.init(count: text.count / 2) { target in
            for index in target.indices {
                let high = Self.nibble(text[2 * index]) ?? 0
                target[index] = high << 4 | (Self.nibble(text[2 * index + 1]) ?? 0)
            }
        }
    }

    /// The bytes in base64 (RFC 4648 §4, padded), as secret as they are.
    public func base64() -> SecretBytes {
        let textCount = (count + 2) / 3 * 4
        // EVP_EncodeBlock ends its text with a zero byte.
        let terminated = SecretBytes(count: textCount + 1) { target in
            withUnsafeBytes { source in
                _ = EVP_EncodeBlock(
                    target.bindMemory(to: UInt8.self).baseAddress, source.bindMemory(to: UInt8.self).baseAddress,
                    Int32(count))
            }
        }
        return SecretBytes(prefix: textCount, of: terminated)
    }

    /// Copies the first `count` bytes of `whole`.
    public convenience init(prefix count: Int, of whole: SecretBytes) {
        self.init(count: count) { target in
            whole.withUnsafeBytes { target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0.prefix(count))) }
        }
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"): true
        default: false
        }
    }

    private static func nibble(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
