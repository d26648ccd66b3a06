import CCurl
import ConnectorKit
import CurlTransport
import Glibc
import Workspace

/// One conversation with a mail server; the thread that makes it is the only one to use it.
final class SMTPExchange {
    /// What is kept of the server's answers: more is dropped.
    private static let answerBytesMax = 16 * 1024

    private let easy: UnsafeMutableRawPointer
    private let configuration: SMTPConfiguration
    private let authorities: TrustedAuthorities
    private let message: [UInt8]
    private let errorText: UnsafeMutablePointer<CChar>
    private var recipients: UnsafeMutablePointer<curl_slist>?
    private var sent = 0
    private var isHandedOver = false
    private var answers: [UInt8] = []
    /// How long the answers were when the last byte of the message had been handed over.
    private var answersBeforeEnd = 0
    private var isAddressRefused = false

    init?(
        _ mail: MailMessage, _ bytes: [UInt8], _ configuration: SMTPConfiguration, _ authorities: TrustedAuthorities
    ) {
        guard let easy = curl_easy_init() else { return nil }
        self.easy = easy
        self.configuration = configuration
        self.authorities = authorities
        self.message = bytes
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        recipients = curl_slist_append(nil, "<\(mail.to.address)>")
        set(CURLOPT_MAIL_FROM, "<\(mail.from.address)>")
        _ = ccurl_set_list(easy, CURLOPT_MAIL_RCPT, recipients)
    }

    deinit {
        curl_easy_cleanup(easy)
        curl_slist_free_all(recipients)
        errorText.deallocate()
    }

    /// Holds the conversation.
    func run() -> Result<Void, MailFailure> {
        setPlace()
        setTrust()
        setLimits()
        bind()
        let code = curl_easy_perform(easy)
        guard code != CURLE_OK else { return .success(()) }
        return .failure(SMTPFailure(facts(code)).mail)
    }

    private func facts(_ code: CURLcode) -> SMTPFailure.Facts {
        var status = 0
        var verifyResult = 0
        _ = ccurl_get_long(easy, CURLINFO_RESPONSE_CODE, &status)
        _ = ccurl_get_long(easy, CURLINFO_SSL_VERIFYRESULT, &verifyResult)
        let isAnswered = answers.count > answersBeforeEnd
        return SMTPFailure.Facts(
            code: code.rawValue, status: status, verifyResult: verifyResult, text: String(cString: errorText),
            lastLine: SMTPAnswer.lastLine(of: answers, status: status), isGreeted: SMTPAnswer.isGreeted(answers),
            progress: isHandedOver ? (isAnswered ? .answered : .handedOver) : .underWay,
            isAddressRefused: isAddressRefused)
    }

    private func setPlace() {
        let scheme = configuration.security == .tls ? "smtps" : "smtp"
        set(CURLOPT_URL, "\(scheme)://\(configuration.urlHost):\(configuration.port)/\(configuration.localName)")
        set(CURLOPT_PROTOCOLS_STR, scheme)
        // Empty texts, unlike none, keep libcurl from reading the environment.
        set(CURLOPT_PROXY, "")
        set(CURLOPT_NOPROXY, "")
        set(CURLOPT_NETRC, 0)
        set(CURLOPT_UPLOAD, 1)
        set(CURLOPT_FRESH_CONNECT, 1)
        set(CURLOPT_FORBID_REUSE, 1)
        _ = ccurl_set_offset(easy, CURLOPT_INFILESIZE_LARGE, curl_off_t(message.count))
        guard let login = configuration.login else { return }
        set(CURLOPT_USERNAME, login.user)
        set(CURLOPT_PASSWORD, login.password.reveal())
    }

    private func setTrust() {
        set(CURLOPT_USE_SSL, configuration.security == .plain ? 0 : Int(CURLUSESSL_ALL.rawValue))
        set(CURLOPT_SSL_VERIFYPEER, 1)
        set(CURLOPT_SSL_VERIFYHOST, 2)
        set(CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        guard !authorities.isEmpty else { return }
        _ = ccurl_set_ssl_context_callback(easy, Self.addAuthorities)
        _ = ccurl_set_pointer(easy, CURLOPT_SSL_CTX_DATA, Unmanaged.passUnretained(authorities).toOpaque())
    }

    private func setLimits() {
        set(CURLOPT_NOSIGNAL, 1)
        set(CURLOPT_QUICK_EXIT, 1)
        set(CURLOPT_CONNECTTIMEOUT_MS, configuration.connectTimeout.milliseconds)
        set(CURLOPT_SERVER_RESPONSE_TIMEOUT, configuration.answerTimeout.wholeSeconds)
        set(CURLOPT_TIMEOUT_MS, configuration.totalTimeout.milliseconds)
    }

    private func bind() {
        let own = Unmanaged.passUnretained(self).toOpaque()
        _ = ccurl_set_bytes_callback(easy, CURLOPT_READFUNCTION, Self.readMessage)
        _ = ccurl_set_bytes_callback(easy, CURLOPT_HEADERFUNCTION, Self.takeAnswer)
        _ = ccurl_set_bytes_callback(easy, CURLOPT_WRITEFUNCTION, Self.drop)
        _ = ccurl_set_open_socket_callback(easy, Self.openSocket)
        for option in [CURLOPT_READDATA, CURLOPT_HEADERDATA, CURLOPT_OPENSOCKETDATA] {
            _ = ccurl_set_pointer(easy, option, own)
        }
        _ = ccurl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText)
    }

    private func set(_ option: CURLoption, _ value: Int) {
        _ = ccurl_set_long(easy, option, value)
    }

    private func set(_ option: CURLoption, _ value: String) {
        // libcurl copies the text.
        _ = ccurl_set_text(easy, option, value)
    }
}

/// What libcurl calls.
extension SMTPExchange {
    private static let readMessage: ccurl_bytes_callback = { buffer, size, count, context in
        guard let buffer else { return 0 }
        return exchange(context).give(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
    }

    private static let takeAnswer: ccurl_bytes_callback = { bytes, size, count, context in
        exchange(context).take(UnsafeRawBufferPointer(start: bytes, count: size * count))
        return size * count
    }

    private static let drop: ccurl_bytes_callback = { _, size, count, _ in size * count }

    private static let openSocket: curl_opensocket_callback = { context, _, target in
        guard let target else { return ccurl_socket_bad }
        let isPermitted = withUnsafePointer(to: &target.pointee.addr) { address in
            exchange(context).permits(UnsafeRawBufferPointer(start: address, count: Int(target.pointee.addrlen)))
        }
        guard isPermitted else { return ccurl_socket_bad }
        return socket(
            target.pointee.family, target.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue), target.pointee.protocol)
    }

    private static let addAuthorities: ccurl_ssl_context_callback = { _, sslContext, context in
        guard let sslContext, let context else { return Int32(CURLE_SSL_CACERT_BADFILE.rawValue) }
        Unmanaged<TrustedAuthorities>.fromOpaque(context).takeUnretainedValue().add(to: OpaquePointer(sslContext))
        return 0
    }

    private static func exchange(_ context: UnsafeMutableRawPointer?) -> SMTPExchange {
        Unmanaged<SMTPExchange>.fromOpaque(context!).takeUnretainedValue()
    }

    private func give(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let count = min(buffer.count, message.count - sent)
        message.withUnsafeBytes { bytes in
            buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[sent..<sent + count]))
        }
        sent += count
        if sent == message.count, !isHandedOver {
            // From here on the final dot may be on its way, whatever we hear of it.
            isHandedOver = true
            answersBeforeEnd = answers.count
        }
        return count
    }

    private func take(_ bytes: UnsafeRawBufferPointer) {
        answers.append(contentsOf: bytes.prefix(Self.answerBytesMax - answers.count))
    }

    /// Without TLS, only this machine is spoken to, whatever its name leads to.
    private func permits(_ address: UnsafeRawBufferPointer) -> Bool {
        guard configuration.security == .plain else { return true }
        let isLoopback =
            switch Int32(address.load(as: sockaddr.self).sa_family) {
            case AF_INET: address[4] == 127
            // 15 bytes of zero and a one, behind family, port and flow.
            case AF_INET6: address.count >= 24 && address[8..<23].allSatisfy { $0 == 0 } && address[23] == 1
            default: false
            }
        isAddressRefused = !isLoopback
        return isLoopback
    }
}
