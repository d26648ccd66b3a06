import CCurl
import ConnectorKit

/// What is known of a transfer that failed, and the pure mapping from that to a `ConnectorError`.
struct CurlFailure: Sendable, Hashable {
    /// Who ended it, and why.
    enum Cause: Sendable, Hashable {
        /// libcurl: its code, OpenSSL's verdict on the certificate, and libcurl's text, which is read but never shown.
        case library(code: UInt32, verifyResult: Int, text: String)
        /// The transport.
        case stopped(StopReason)
    }

    let cause: Cause
    let facts: TransferFacts

    /// A request that came when the transport was at its end.
    static let shutDownBeforeStart = CurlFailure(
        cause: .stopped(.shutDown), facts: TransferFacts(progress: .notConnected))

    /// A request whose task was cancelled before it came to the transport.
    static let cancelledBeforeStart = CurlFailure(
        cause: .stopped(.cancelled), facts: TransferFacts(progress: .notConnected))

    /// The error that the caller sees.
    func error(of request: RequestSummary) -> ConnectorError {
        switch cause {
        case .stopped(let reason): error(of: request, stoppedBy: reason)
        case .library(let code, let verifyResult, let text):
            error(of: request, code: code, verifyResult: verifyResult, text: text)
        }
    }

    private func error(of request: RequestSummary, stoppedBy reason: StopReason) -> ConnectorError {
        switch reason {
        case .cancelled: make(.cancelled, request, "was given up: its task was cancelled.")
        case .shutDown: make(.cancelled, request, "was given up: the transport was shut down. Make a new one.")
        case .bodyTooLarge:
            make(
                .tooLarge, request, "answered with more than \(request.responseBytesMax) bytes. Ask for less at a time."
            )
        case .headerTooLarge:
            make(.tooLarge, request, "answered with more than \(HeaderBlock.bytesMax) bytes of header.")
        case .firstByteLate: lost(request, isLate: true, "sent no answer within the first-byte limit.")
        case .totalTimePassed: lost(request, isLate: true, "did not finish within the total time limit.")
        case .tooSlow: lost(request, isLate: true, "moved fewer bytes per second than the low-speed limit.")
        case .addressRefused:
            make(
                .unreachable, request, retry: .never,
                "was not contacted: its address is not on the public internet. If the host is yours, allow it by name.")
        case .resendRefused: lost(request, isLate: false, "closed the connection before it answered.")
        }
    }

    private func error(
        of request: RequestSummary, code: UInt32, verifyResult: Int, text: String
    ) -> ConnectorError {
        if facts.progress == .notConnected {
            if let refusal = TLSRefusal(code: code, verifyResult: verifyResult, text: text) {
                return make(.tlsRefused, request, "was refused: \(refusal.sentence)")
            }
            return notConnected(request, code: code)
        }
        switch CURLcode(code) {
        case CURLE_BAD_CONTENT_ENCODING, CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL:
            return request.isIdempotent
                ? make(.malformed, request, "answered with something that is not HTTP, or not gzip.")
                : lost(request, isLate: false, "answered with something that can't be read.")
        case CURLE_OPERATION_TIMEDOUT: return lost(request, isLate: true, "did not answer in time.")
        default:
            let what = facts.progress == .cutOff ? "broke off its answer" : "closed the connection before it answered"
            return lost(request, isLate: false, "\(what) (libcurl code \(code)).")
        }
    }

    private func notConnected(_ request: RequestSummary, code: UInt32) -> ConnectorError {
        switch CURLcode(code) {
        case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_NOT_BUILT_IN, CURLE_UNKNOWN_OPTION:
            make(.invalid, request, "can't be addressed like this (libcurl code \(code)).")
        case CURLE_COULDNT_RESOLVE_HOST:
            make(.unreachable, request, "has no address. Check the host's name and this machine's DNS.")
        case CURLE_COULDNT_RESOLVE_PROXY, CURLE_PROXY:
            make(.unreachable, request, "could not be reached through the proxy. Check the proxy's settings.")
        case CURLE_OPERATION_TIMEDOUT:
            make(.unreachable, request, "could not be connected within the connect limit. Nothing was sent.")
        default:
            make(
                .unreachable, request,
                "could not be connected (libcurl code \(code)). Nothing was sent; check that it is up, and the network."
            )
        }
    }

    /// A request whose answer is lost: harmless where it may be repeated, else of unknown outcome.
    private func lost(_ request: RequestSummary, isLate: Bool, _ what: String) -> ConnectorError {
        if facts.progress == .notConnected { return make(.unreachable, request, what + " Nothing was sent.") }
        guard request.isIdempotent else {
            return make(.outcomeUnknown, request, what + " Whether it acted is unknown: look before asking again.")
        }
        return make(isLate ? .timedOut : .unavailable, request, what + " Asking again does no harm.")
    }

    private func make(
        _ kind: ConnectorErrorKind, _ request: RequestSummary, retry: RetryAdvice? = nil, _ what: String
    ) -> ConnectorError {
        ConnectorError(
            kind, operation: request.operation, message: "\(request.origin) \(what)", retry: retry, transfer: facts)
    }
}
