/// Percent-encoding of one path segment, query or form part (RFC 3986: all but the unreserved characters).
public enum PercentEncoding {
    /// Encodes a text; a space becomes `%20`.
    public static func encode(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            if isUnreserved(byte) {
                bytes.append(byte)
            } else {
                bytes.append(37)
                bytes.append(hexDigits[Int(byte >> 4)])
                bytes.append(hexDigits[Int(byte & 15)])
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Encodes one path segment; `nil` for `.`, `..` and the empty one, which would name another path (T-26).
    public static func pathSegment(_ text: String) -> String? {
        text.isEmpty || text == "." || text == ".." ? nil : encode(text)
    }

    private static let hexDigits = Array("0123456789ABCDEF".utf8)

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122, 45, 46, 95, 126: true
        default: false
        }
    }
}
