import ConnectorKit

/// Reads `application/x-www-form-urlencoded`.
enum FormText {
    /// The fields of a form in their order, or `nil` for a body of another type.
    static func fields(of body: HTTPBody) -> [(name: String, value: String)]? {
        guard body.contentType.lowercased().hasPrefix("application/x-www-form-urlencoded") else { return nil }
        return String(decoding: body.bytes, as: UTF8.self).split(separator: "&").map { field in
            let parts = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (decoded(parts[0]), parts.count > 1 ? decoded(parts[1]) : "")
        }
    }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.first {
            if byte == UInt8(ascii: "%"), let value = Hexadecimal.number(in: rest.dropFirst(), count: 2) {
                bytes.append(UInt8(value))
                rest = rest.dropFirst(3)
            } else {
                bytes.append(byte == UInt8(ascii: "+") ? 32 : byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
