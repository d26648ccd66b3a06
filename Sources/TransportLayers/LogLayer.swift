public import ConnectorKit
public import Logging

/// Writes one line per attempt: at debug where it went well, as a warning where it failed.
///
/// A line holds the operation, host, status, milliseconds, bytes and the vendor's request id; never a path, a query,
/// a header, a body or a token (SEC-2).
public struct LogLayer: TransportLayer {
    private let logger: Logger
    private let clock: any TransportClock

    /// Writes to a logger.
    public init(logger: Logger, clock: any TransportClock) {
        self.logger = logger
        self.clock = clock
    }

    /// Sends a request and logs the attempt.
    public func send(
        _ request: HTTPRequest, through next: any HTTPTransport
    ) async throws(ConnectorError) -> HTTPResponse {
        let start = clock.now
        do {
            let response = try await next.send(request)
            log(response, to: request, took: clock.now - start)
            return response
        } catch {
            log(error, of: request, took: clock.now - start)
            throw error
        }
    }

    private func log(_ response: HTTPResponse, to request: HTTPRequest, took duration: Duration) {
        var fields = fields(of: request, took: duration)
        fields["status"] = "\(response.status)"
        fields["bytes"] = "\(response.body.count)"
        if let id = VendorRequestID.find(in: response.headers) {
            fields["request_id"] = "\(Redaction(of: request).text(id))"
        }
        let isFailure = response.status >= 400
        logger.log(level: isFailure ? .warning : .debug, "CRM answered", metadata: fields)
    }

    private func log(_ error: ConnectorError, of request: HTTPRequest, took duration: Duration) {
        var fields = fields(of: request, took: duration)
        fields["kind"] = "\(error.kind)"
        if let transfer = error.transfer {
            fields["progress"] = "\(transfer.progress.rawValue)"
            fields["bytes"] = "\(transfer.bytesReceived)"
        }
        logger.log(level: error.kind == .cancelled ? .debug : .warning, "CRM did not answer", metadata: fields)
    }

    private func fields(of request: HTTPRequest, took duration: Duration) -> Logger.Metadata {
        [
            "operation": "\(request.operation)", "method": "\(request.method.rawValue)",
            "host": "\(RequestSyntax.printable(request.origin?.host ?? "-"))", "ms": "\(duration.inMilliseconds)",
        ]
    }
}
