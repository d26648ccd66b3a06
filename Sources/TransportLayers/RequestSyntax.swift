import ConnectorKit

/// What a request must look like before it may leave (T-26, T-27).
enum RequestSyntax {
    /// How many bytes path and query may have together: 16 KiB.
    static let targetBytesMax = 16 * 1024
    /// How many bytes all header names and values may have together: 32 KiB.
    static let headerBytesMax = 32 * 1024

    /// Headers that the transport alone writes: a second opinion on where a message ends is how requests are smuggled.
    private static let transportHeaders: Set<String> = [
        "host", "content-length", "transfer-encoding", "connection", "keep-alive", "upgrade", "te", "trailer",
        "proxy-authorization", "proxy-connection", "expect",
    ]

    /// What is wrong, in words that repeat no value; `nil` for a request in order.
    static func fault(in request: HTTPRequest) -> String? {
        pathFault(request.path) ?? targetFault(request) ?? headerFault(request) ?? secretFault(request)
    }

    /// A host's text with everything replaced that could mislead a terminal or a log.
    static func printable(_ text: String) -> String {
        String(
            decoding: text.utf8.prefix(253).map { (33...126).contains($0) ? $0 : UInt8(ascii: "?") }, as: UTF8.self)
    }

    private static func pathFault(_ path: String) -> String? {
        guard path.hasPrefix("/"), !path.hasPrefix("//") else { return "the path must begin with one slash" }
        guard path.utf8.allSatisfy(isPathByte), hasWholeEscapes(path) else {
            return "the path holds a character that must be percent-encoded"
        }
        let segments = path.split(separator: "/").map { plainDots(String($0)) }
        return segments.contains { $0 == "." || $0 == ".." } ? "the path has a segment of dots" : nil
    }

    private static func plainDots(_ segment: String) -> String {
        segment.replacing("%2e", with: ".").replacing("%2E", with: ".")
    }

    /// The characters of RFC 3986's `pchar`, the slash and the percent sign.
    private static func isPathByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 97...122: true
        default: "-._~!$&'()*+,;=:@/%".utf8.contains(byte)
        }
    }

    private static func hasWholeEscapes(_ path: String) -> Bool {
        path.split(separator: "%", omittingEmptySubsequences: false).dropFirst().allSatisfy { part in
            let digits = part.utf8.prefix(2)
            return digits.count == 2 && digits.allSatisfy(Hexadecimal.isDigit)
        }
    }

    private static func targetFault(_ request: HTTPRequest) -> String? {
        request.target.utf8.count <= targetBytesMax
            ? nil : "path and query are longer than \(targetBytesMax) bytes; ask for less at once"
    }

    private static func headerFault(_ request: HTTPRequest) -> String? {
        var fields = request.headers.fields
        if let body = request.body { fields.append(.init(name: "Content-Type", value: body.contentType)) }
        var bytes = 0
        for field in fields {
            guard isToken(field.name) else { return "a header's name holds a character that no name may have" }
            guard !transportHeaders.contains(field.name.lowercased()) else {
                return "the header \(field.name) is the transport's to write"
            }
            guard field.value.utf8.allSatisfy({ (32...126).contains($0) }) else {
                return "the header \(field.name) holds a control or non-ASCII character"
            }
            bytes += field.name.utf8.count + field.value.utf8.count
        }
        return bytes <= headerBytesMax ? nil : "the headers are longer than \(headerBytesMax) bytes"
    }

    /// A `token` of RFC 9110.
    private static func isToken(_ name: String) -> Bool {
        !name.isEmpty
            && name.utf8.allSatisfy { byte in
                switch byte {
                case 48...57, 65...90, 97...122: true
                default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
                }
            }
    }

    /// URLs end up in other people's logs: a secret may stand in a body or a header alone.
    private static func secretFault(_ request: HTTPRequest) -> String? {
        let target = request.target
        return Redaction(of: request).text(target) == target
            ? nil : "the path or query holds a secret; secrets go in the body or a header"
    }
}
