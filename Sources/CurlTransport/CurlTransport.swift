import CCurl
public import ConnectorKit

/// Sends requests through libcurl: one loop on a thread of its own, behind `async`.
///
/// - Connections are reused, and shared by requests where the server speaks HTTP/2 over TLS.
/// - Only `https`, verified, TLS 1.2 or newer; plain `http` for loopback origins that the operator allowed.
/// - No redirects: a 3xx is an answer like any other. No cookies, no credentials of libcurl's own, no environment proxies.
/// - Header and decoded body are bounded while they arrive; each request ends within its time limits.
/// - Cancelling the task ends the transfer.
public final class CurlTransport: HTTPTransport {
    private let configuration: CurlTransportConfiguration
    let mailbox = Mailbox()

    /// Starts the transport's thread.
    ///
    /// - Throws: ``CurlTransportSetupError`` when an extra authority can't be read, or the system gives no thread.
    public init(_ configuration: CurlTransportConfiguration = CurlTransportConfiguration())
        throws(CurlTransportSetupError)
    {
        guard CurlGlobal.readiness == CURLE_OK else {
            throw CurlTransportSetupError(description: "libcurl can't be used: code \(CurlGlobal.readiness.rawValue)")
        }
        let authorities = try TrustedAuthorities(configuration.extraAuthorities)
        self.configuration = configuration
        let mailbox = mailbox
        let isStarted = LoopThread.start {
            CurlMultiLoop(configuration, authorities: authorities, mailbox: mailbox)?.run()
            mailbox.end()
        }
        guard isStarted else {
            throw CurlTransportSetupError(description: "the system gives no thread for the transport")
        }
    }

    deinit {
        shutdown()
    }

    /// Ends all transfers (their callers see `.cancelled`), closes all connections and ends the thread.
    ///
    /// Returns at once; may be called again. Requests sent afterwards fail with `.cancelled`.
    public func shutdown() {
        _ = mailbox.post(.shutDown)
    }

    /// Sends a request.
    ///
    /// - Throws: `.invalid` when it can't be sent as it stands; `.unreachable`, `.tlsRefused` when nothing was sent;
    ///   `.timedOut`, `.unavailable` or, unless the request is idempotent, `.outcomeUnknown` when the answer was lost;
    ///   `.tooLarge`; `.malformed`; `.cancelled`. `transfer` says how far it came.
    public func send(_ request: HTTPRequest) async throws(ConnectorError) -> HTTPResponse {
        let prepared = try PreparedRequest(request, under: configuration)
        switch await exchange(prepared) {
        case .answered(let status, let headerBytes, let body):
            return HTTPResponse(status: status, headers: HeaderBlock.fields(of: headerBytes), body: body)
        case .failed(let failure): throw failure.error(of: prepared.summary)
        }
    }

    private func exchange(_ request: PreparedRequest) async -> CurlOutcome {
        // Posted, its start and its end might be taken one by one: sent, and given up only then.
        guard !Task.isCancelled else { return .failed(.cancelledBeforeStart) }
        let id = mailbox.newID()
        return await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                if mailbox.post(.start(id, request, continuation)) {
                    // The handler may have run before the start was posted.
                    if Task.isCancelled { _ = mailbox.post(.cancel(id)) }
                } else {
                    continuation.resume(returning: .failed(.shutDownBeforeStart))
                }
            }
        } onCancel: {
            _ = mailbox.post(.cancel(id))
        }
    }
}
