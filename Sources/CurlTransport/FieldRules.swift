import ConnectorKit

/// Which header fields and targets may go on the wire (T-27): judged here, before libcurl, which would pass a line break
/// on.
enum FieldRules {
    /// Fields that the transport writes itself; two of them would let a server read another request than we meant.
    private static let reserved = [
        "host", "content-length", "transfer-encoding", "connection", "expect", "accept-encoding", "proxy-authorization",
        "upgrade", "te",
    ]

    /// What is wrong with a field, or `nil`. The value is never repeated: it may be a secret.
    static func flaw(in field: HTTPHeaders.Field) -> String? {
        guard !field.name.isEmpty, field.name.utf8.allSatisfy(isToken) else {
            return "a header name may hold only the token characters of RFC 9110; mend the header's name"
        }
        guard field.value.utf8.allSatisfy(isPrintable) else {
            return "the value of the header \(field.name) holds a line break, a control or a character outside ASCII; "
                + "remove or encode it"
        }
        guard !reserved.contains(field.name.lowercased()) else {
            return "the header \(field.name) is written by the transport; leave it out"
        }
        return nil
    }

    /// What is wrong with a path and query, or `nil`.
    static func flaw(inTarget target: String) -> String? {
        guard target.utf8.first == UInt8(ascii: "/") else { return "the path must begin with /" }
        guard target.utf8.allSatisfy({ isPrintable($0) && $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "#") }) else {
            return "the path holds a character that must be percent-encoded"
        }
        let path = target.utf8.prefix { $0 != UInt8(ascii: "?") }
        let hasDots = path.split(separator: UInt8(ascii: "/")).contains {
            $0.elementsEqual([46]) || $0.elementsEqual([46, 46])
        }
        return hasDots ? "the path holds the segment . or .., which would name another path" : nil
    }

    private static func isPrintable(_ byte: UInt8) -> Bool {
        (0x20...0x7E).contains(byte)
    }

    private static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
    }
}
