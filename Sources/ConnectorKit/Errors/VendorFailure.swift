/// What the vendor said, verbatim but bounded: for support cases, never for decisions above the connector.
public struct VendorFailure: Hashable, Sendable {
    /// The status code.
    public let status: Int
    /// The vendor's code, where it gave one.
    public let code: String?
    /// The vendor's id of the request.
    public let requestID: String?
    /// The vendor's words, at most ``messageBytesMax`` bytes; may be localised, and may hold customer text.
    public let message: String?

    /// How much of a vendor's words is kept: 512 bytes (T-11).
    public static let messageBytesMax = 512

    /// Holds what the vendor said; a longer message is cut.
    public init(status: Int, code: String? = nil, requestID: String? = nil, message: String? = nil) {
        self.status = status
        self.code = code
        self.requestID = requestID
        self.message = message.map(VendorFailure.bounded)
    }

    /// The longest code or id that is taken over from an answer: 200 bytes.
    public static let wordBytesMax = 200

    /// A code or an id: printable ASCII without spaces, bounded; `nil` for anything else, which is dropped.
    public static func word(_ text: String?) -> String? {
        guard let text, (1...wordBytesMax).contains(text.utf8.count) else { return nil }
        return text.utf8.allSatisfy { (33...126).contains($0) } ? text : nil
    }

    private static func bounded(_ text: String) -> String {
        text.utf8.count <= messageBytesMax ? text : String(decoding: text.utf8.prefix(messageBytesMax), as: UTF8.self)
    }
}
