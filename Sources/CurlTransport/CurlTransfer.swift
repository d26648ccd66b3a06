import CCurl
import ConnectorKit
import Glibc

/// One easy handle, and the request that it is serving; only the loop's thread touches it.
///
/// It is used again and again: the handle's callbacks point to it for good, and its buffers keep what they may.
final class CurlTransfer {
    /// Where the callbacks find the time of the loop's present turn.
    let turn: LoopTurn
    let easy: UnsafeMutableRawPointer
    private(set) var id: UInt64 = 0
    private(set) var request: PreparedRequest?
    var marks = TransferDeadlines.Marks()
    /// Why the transport wants it ended; a callback sets it and then refuses to go on.
    var stop: StopReason?

    private var continuation: UnsafeContinuation<CurlOutcome, Never>?
    private var shape: CurlShape?
    private var headerLines: UnsafeMutablePointer<curl_slist>?
    private let errorText: UnsafeMutablePointer<CChar>
    private var headerBytes: [UInt8] = []
    private var body: [UInt8] = []
    private var bodyBytesSent = 0
    private var sendings = 0
    private var canResend = true

    /// Takes a handle whose constant options are set.
    init(easy: UnsafeMutableRawPointer, turn: LoopTurn) {
        self.easy = easy
        self.turn = turn
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        CurlOptions.bind(easy, to: Unmanaged.passUnretained(self).toOpaque(), errorText: errorText)
    }

    deinit {
        curl_easy_cleanup(easy)
        curl_slist_free_all(headerLines)
        errorText.deallocate()
    }

    /// Sets the handle's options for a request.
    func begin(
        _ id: UInt64, _ request: PreparedRequest, for continuation: UnsafeContinuation<CurlOutcome, Never>,
        under configuration: CurlTransportConfiguration
    ) {
        (self.id, self.request, self.continuation) = (id, request, continuation)
        canResend = request.shape.isRepeatable || !configuration.remedies.isResendPrevented
        marks = TransferDeadlines.Marks(startedAt: turn.now, isSending: !request.body.isEmpty)
        if shape != request.shape {
            CurlOptions.set(easy, to: request.shape, under: configuration)
            shape = request.shape
        }
        _ = request.url.withCString { ccurl_set_text(easy, CURLOPT_URL, $0) }
        setHeaderLines(request.headerLines)
    }

    /// Ends the use of the handle, and says what came of it.
    func finish(_ code: CURLcode) -> (continuation: UnsafeContinuation<CurlOutcome, Never>, outcome: CurlOutcome)? {
        guard let continuation else { return nil }
        let outcome: CurlOutcome
        if code == CURLE_OK, stop == nil {
            outcome = .answered(status: status, headerBytes: headerBytes, body: body)
        } else {
            outcome = .failed(failure(code))
        }
        clear()
        return (continuation, outcome)
    }

    private func setHeaderLines(_ lines: [String]) {
        guard !(lines.isEmpty && headerLines == nil) else { return }
        var list: UnsafeMutablePointer<curl_slist>?
        for line in lines { list = curl_slist_append(list, line) ?? list }
        _ = ccurl_set_list(easy, CURLOPT_HTTPHEADER, list)
        curl_slist_free_all(headerLines)
        headerLines = list
    }

    private func clear() {
        (request, continuation, stop) = (nil, nil, nil)
        // The caller holds the bytes now: new ones, rather than copies.
        (headerBytes, body) = ([], [])
        (bodyBytesSent, sendings) = (0, 0)
        errorText[0] = 0
    }

    private var status: Int {
        var status = 0
        _ = ccurl_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
        return status
    }

    private func failure(_ code: CURLcode) -> CurlFailure {
        if let stop { return CurlFailure(cause: .stopped(stop), facts: facts) }
        var verifyResult = 0
        _ = ccurl_get_long(easy, CURLINFO_SSL_VERIFYRESULT, &verifyResult)
        return CurlFailure(
            cause: .library(code: code.rawValue, verifyResult: verifyResult, text: String(cString: errorText)),
            facts: facts)
    }

    private var facts: TransferFacts {
        if sendings == 0 { return TransferFacts(progress: .notConnected) }
        if !marks.isAnswering { return TransferFacts(progress: .sentUnanswered) }
        var promised: curl_off_t = -1
        _ = ccurl_get_offset(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &promised)
        return TransferFacts(
            progress: .cutOff, bytesReceived: bodyBytesReceived, bytesPromised: promised < 0 ? nil : promised)
    }

    /// What came of the body: bytes on the wire, in which the promise counts too; decoded ones where those were too many.
    private var bodyBytesReceived: Int {
        if stop == .bodyTooLarge { return body.count }
        var count: curl_off_t = 0
        _ = ccurl_get_offset(easy, CURLINFO_SIZE_DOWNLOAD_T, &count)
        return count
    }
}

/// What libcurl calls, in the order of a transfer.
extension CurlTransfer {
    /// Whether a connection to this address may be opened.
    func permitsConnection(to address: IPAddress?) -> Bool {
        guard let request else { return false }
        if request.shape.isProxied { return true }
        let isPermitted = address.map { AddressGuard.permits($0, to: request.reach) } ?? false
        // A name may have several addresses: it is refused when the last word is.
        stop = isPermitted ? nil : .addressRefused
        return isPermitted
    }

    /// Whether the request may be sent over this connection, which may be a reused one.
    func permitsSending(to addressText: UnsafePointer<CChar>?) -> Bool {
        guard let request else { return false }
        if request.reach != .anywhere, !request.shape.isProxied {
            let address = addressText.flatMap(IPAddress.init(text:))
            guard let address, AddressGuard.permits(address, to: request.reach) else {
                stop = .addressRefused
                return false
            }
        }
        guard sendings == 0 || canResend else {
            stop = .resendRefused
            return false
        }
        (sendings, stop, marks.sentAt) = (sendings + 1, nil, turn.now)
        return true
    }

    /// Gives the next bytes of the request's body.
    func send(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        guard let body = request?.body, !buffer.isEmpty else { return 0 }
        let count = min(buffer.count, body.count - bodyBytesSent)
        body.withUnsafeBytes { bytes in
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[bodyBytesSent..<bodyBytesSent + count]))
        }
        bodyBytesSent += count
        marks.bytesMoved += count
        (marks.sentAt, marks.isSending) = (turn.now, bodyBytesSent < body.count)
        return count
    }

    /// Goes back in the request's body, so that libcurl may send it again; refused where it must not.
    func rewind(to offset: Int) -> Bool {
        guard canResend, let body = request?.body, (0...body.count).contains(offset) else { return false }
        (bodyBytesSent, marks.isSending) = (offset, offset < body.count)
        return true
    }

    /// Takes one line of the answer's header.
    func receive(headerLine bytes: UnsafeRawBufferPointer) -> Bool {
        marks.isAnswering = true
        guard headerBytes.count + bytes.count <= HeaderBlock.bytesMax else {
            stop = .headerTooLarge
            return false
        }
        if headerBytes.isEmpty { headerBytes.reserveCapacity(CurlTransfer.headerBytesUsual) }
        headerBytes.append(contentsOf: bytes)
        return true
    }

    /// Takes decoded bytes of the answer's body.
    func receive(bodyBytes bytes: UnsafeRawBufferPointer) -> Bool {
        guard let request else { return false }
        marks.bytesMoved += bytes.count
        guard body.count + bytes.count <= request.summary.responseBytesMax else {
            stop = .bodyTooLarge
            return false
        }
        if body.isEmpty, bytes.count >= CurlTransfer.chunkBytesLarge {
            reserveBody(atMost: request.summary.responseBytesMax)
        }
        body.append(contentsOf: bytes)
        return true
    }

    private func reserveBody(atMost bytesMax: Int) {
        var promised: curl_off_t = -1
        _ = ccurl_get_offset(easy, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &promised)
        if promised > 0 { body.reserveCapacity(min(promised, bytesMax, CurlTransfer.reservedBytesMax)) }
    }

    /// What the header of an answer usually fits in.
    private static let headerBytesUsual = 512
    /// A first chunk of this size says that more is to come.
    private static let chunkBytesLarge = 8 * 1024
    /// How much memory a promise alone may claim: 1 MiB.
    private static let reservedBytesMax = 1024 * 1024
}
