/// A request's body.
public struct HTTPBody: Hashable, Sendable {
    /// What it is, as `application/json`.
    public let contentType: String
    /// The bytes.
    public let bytes: [UInt8]

    /// Holds bytes of a type.
    public init(contentType: String, bytes: [UInt8]) {
        self.contentType = contentType
        self.bytes = bytes
    }

    /// A JSON text.
    public static func json(_ bytes: some Sequence<UInt8>) -> HTTPBody {
        HTTPBody(contentType: "application/json", bytes: Array(bytes))
    }

    /// A form (`application/x-www-form-urlencoded`), each part percent-encoded, in the order given.
    public static func form(_ fields: [(name: String, value: String)]) -> HTTPBody {
        let text = fields.map { "\(PercentEncoding.encode($0.name))=\(PercentEncoding.encode($0.value))" }
        return HTTPBody(
            contentType: "application/x-www-form-urlencoded", bytes: Array(text.joined(separator: "&").utf8))
    }
}
