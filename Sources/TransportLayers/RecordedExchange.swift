public import ConnectorKit

/// One request and its answer, secrets struck out: a line of a recording.
public struct RecordedExchange: Sendable, Hashable {
    /// The CRM.
    public var crm: CRMID
    /// What the request did.
    public var operation: OperationName
    /// The verb.
    public var method: HTTPMethod
    /// The whole URL.
    public var url: String
    /// The request's header fields, an object.
    public var requestHeaders: RecordedValue
    /// The request's body.
    public var requestBody: RecordedValue
    /// The status, or `nil` when no answer came.
    public var status: Int?
    /// The answer's header fields, an object.
    public var responseHeaders: RecordedValue
    /// The answer's body; `null` when no answer came.
    public var responseBody: RecordedValue
    /// How long it took, in whole milliseconds.
    public var milliseconds: Int64
    /// The fault that a test injected, or `nil`.
    public var fault: String?

    /// Holds an exchange.
    ///
    /// - Parameter response: the answer, or `nil` when none came.
    public init(
        crm: CRMID, request: HTTPRequest, response: HTTPResponse?, took duration: Duration, fault: String?
    ) {
        let redaction = Redaction(of: request)
        var sent = request.headers
        if let body = request.body, sent["Content-Type"] == nil { sent["Content-Type"] = body.contentType }
        self.crm = crm
        self.operation = request.operation
        self.method = request.method
        self.url = redaction.url(of: request)
        self.requestHeaders = redaction.headers(sent)
        self.requestBody = redaction.requestBody(request.body)
        self.status = response?.status
        self.responseHeaders = redaction.headers(response?.headers ?? [:])
        self.responseBody = redaction.responseBody(response?.body ?? [])
        self.milliseconds = duration.inMilliseconds
        self.fault = fault.map(redaction.text)
    }

    /// The exchange as one line of JSON, with its line break.
    ///
    /// - Parameter bodyBytesMax: how many bytes a body may take; a longer one becomes a text that is cut there and
    ///   ends in `…<truncated>`.
    public func line(bodyBytesMax: Int) -> [UInt8] {
        let members: [RecordedValue.Member] = [
            .init("crm", .string(crm.rawValue)), .init("operation", .string(operation.rawValue)),
            .init("method", .string(method.rawValue)), .init("url", .string(url)),
            .init("request_headers", requestHeaders), .init("request_body", requestBody.bounded(bodyBytesMax)),
            .init("status", status.map { .number(String($0)) } ?? .null),
            .init("response_headers", responseHeaders), .init("response_body", responseBody.bounded(bodyBytesMax)),
            .init("ms", .number(String(milliseconds))), .init("fault", fault.map(RecordedValue.string) ?? .null),
        ]
        var line: [UInt8] = []
        RecordedValue.object(members).append(to: &line)
        line.append(10)
        return line
    }
}

extension RecordedValue {
    /// What a cut body ends in.
    static let cutMark = "…<truncated>"

    /// The value, or a text of its beginning when it is longer than a number of bytes.
    func bounded(_ bytesMax: Int) -> RecordedValue {
        var bytes: [UInt8] = []
        append(to: &bytes)
        guard bytes.count > bytesMax else { return self }
        let text = if case .string(let plain) = self { Array(plain.utf8) } else { bytes }
        return .string(String(decoding: text.prefix(bytesMax), as: UTF8.self) + RecordedValue.cutMark)
    }
}
