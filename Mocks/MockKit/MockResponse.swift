/// One answer of a mock.
public struct MockResponse: Sendable {
    /// The status code.
    public var status: Int
    /// The headers, in order. `Content-Length` is added by the server.
    public var headers: [Header]
    /// The body's bytes.
    public var body: [UInt8]

    /// One header of an answer.
    public struct Header: Sendable, Equatable {
        /// The name as it is sent.
        public let name: String
        /// The value as it is sent.
        public let value: String

        /// Makes a header.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Makes an answer.
    public init(status: Int, headers: [Header] = [], body: [UInt8] = []) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// A JSON answer, in compact form.
    public static func json(
        _ body: JSON, status: Int = 200, mediaType: String = "application/json;charset=utf-8"
    ) -> MockResponse {
        MockResponse(status: status, headers: [Header("Content-Type", mediaType)], body: body.encoded())
    }

    /// An HTML page, as proxies and load balancers send it.
    public static func html(_ page: String, status: Int) -> MockResponse {
        MockResponse(
            status: status, headers: [Header("Content-Type", "text/html;charset=utf-8")], body: Array(page.utf8))
    }

    /// An answer without a body.
    public static func empty(_ status: Int) -> MockResponse { MockResponse(status: status) }

    /// The same answer with one more header.
    public func adding(_ name: String, _ value: String) -> MockResponse {
        var copy = self
        copy.headers.append(Header(name, value))
        return copy
    }

    /// The first value of a header, whatever the case of its name.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
