public import MockKit

/// An answer as it came over the socket.
public struct PlainAnswer: Sendable {
    /// The status.
    public let status: Int
    /// The headers, names in small letters.
    public let headers: [String: String]
    /// The body.
    public let body: [UInt8]
    /// The body as JSON; `null` for what is none.
    public let json: JSON

    /// The body as text.
    public var text: String { String(decoding: body, as: UTF8.self) }

    init(status: Int, headers: [String: String], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
        json = (try? JSON.parse(body)) ?? .null
    }
}
