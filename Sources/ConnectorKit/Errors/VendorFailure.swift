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

    private static func bounded(_ text: String) -> String {
        text.utf8.count <= messageBytesMax ? text : String(decoding: text.utf8.prefix(messageBytesMax), as: UTF8.self)
    }
}
