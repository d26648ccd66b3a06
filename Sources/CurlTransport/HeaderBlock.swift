import ConnectorKit

/// Reads the raw lines of an answer's header.
enum HeaderBlock {
    /// How many bytes of header lines are accepted: 64 KiB.
    static let bytesMax = 64 * 1024

    /// The fields of the last header among the lines; interim ones (1xx) come before it.
    static func fields(of bytes: [UInt8]) -> HTTPHeaders {
        var fields: [HTTPHeaders.Field] = []
        fields.reserveCapacity(16)
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let line = trimmed(line)
            if line.starts(with: statusStart) {
                fields.removeAll(keepingCapacity: true)
            } else if let field = field(of: line) {
                fields.append(field)
            }
        }
        return HTTPHeaders(fields)
    }

    private static let statusStart = Array("HTTP/".utf8)

    private static func field(of line: ArraySlice<UInt8>) -> HTTPHeaders.Field? {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        return HTTPHeaders.Field(
            name: String(decoding: trimmed(line[..<colon]), as: UTF8.self),
            value: String(decoding: trimmed(line[(colon + 1)...]), as: UTF8.self))
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let first = bytes.firstIndex(where: { !isBlank($0) }) else { return [] }
        let last = bytes.lastIndex { !isBlank($0) } ?? first
        return bytes[first...last]
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
    }
}
