import OpenSSLCrypto

/// The written form of root keys: one a line, newest first, in base64 (44 characters) or hexadecimal (64 digits).
/// Empty lines and lines that start with `#` are skipped; a comma ends a line too, for sources that have one line only.
enum RootKeyText {
    /// The longest text, in bytes.
    static let countBytesMax = 64 << 10
    /// Length of a key in base64, and in hexadecimal.
    private static let base64Characters = 44
    private static let hexadecimalDigits = 64
    static let form =
        "32 random bytes in base64 (44 characters) or hexadecimal (64 digits), one key a line, newest first"

    /// Reads keys. The text is never copied to ordinary memory.
    ///
    /// - Throws: `root_key_unreadable`, naming the line and its length, never its content.
    static func read(_ text: SecretBytes, from source: String) throws(VaultError) -> RootKeyRing {
        try text.withUnsafeBytes { text in
            Result { () throws(VaultError) in try read(text, from: source) }
        }.get()
    }

    private static func read(_ text: UnsafeRawBufferPointer, from source: String) throws(VaultError) -> RootKeyRing {
        var keys: [RootKey] = []
        let lines = text.split(omittingEmptySubsequences: false) { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: ",") }
        for (index, line) in lines.enumerated() {
            let entry = UnsafeRawBufferPointer(rebasing: trimmed(line))
            if entry.isEmpty || entry.first == UInt8(ascii: "#") { continue }
            keys.append(try key(entry, line: index + 1, of: source))
        }
        do { return try RootKeyRing(newestFirst: keys) } catch {
            throw .rootKeyUnreadable(source, error.reason, fix: error.fix ?? "Expected are \(form)")
        }
    }

    private static func key(
        _ entry: UnsafeRawBufferPointer, line: Int, of source: String
    ) throws(VaultError) -> RootKey {
        let decoded: SecretBytes? =
            switch entry.count {
            case base64Characters: SecretBytes(base64: entry)
            case hexadecimalDigits: SecretBytes(hexadecimal: entry)
            default: nil
            }
        guard let decoded, decoded.count == RootKey.countBytes else {
            let found = "line \(line) is no root key (\(entry.count) characters)"
            throw .rootKeyUnreadable(source, found, fix: "Expected are \(form)")
        }
        do { return try RootKey(decoded) } catch {
            throw .rootKeyUnreadable(source, "line \(line): \(error.reason)", fix: "Make a new key")
        }
    }

    private static func trimmed(_ line: Slice<UnsafeRawBufferPointer>) -> Slice<UnsafeRawBufferPointer> {
        let isBlank = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == 13 }
        var line = line.drop(while: isBlank)
        while let last = line.last, isBlank(last) { line.removeLast() }
        return line
    }

    /// Writes keys, newest first, one a line in base64.
    static func write(_ keys: [RootKey]) -> SecretBytes {
        let lines = keys.map { $0.bytes.base64() }
        return SecretBytes(count: lines.reduce(0) { $0 + $1.count + 1 }) { target in
            var offset = 0
            for line in lines {
                line.withUnsafeBytes { UnsafeMutableRawBufferPointer(rebasing: target[offset...]).copyMemory(from: $0) }
                target[offset + line.count] = UInt8(ascii: "\n")
                offset += line.count + 1
            }
        }
    }
}
