import CCurl
import ConnectorKit

/// The options of an easy handle: those that never change, those that follow a request's shape.
enum CurlOptions {
    /// Sets what is the same for every request of a transport.
    static func setConstants(
        _ easy: UnsafeMutableRawPointer, under configuration: CurlTransportConfiguration,
        authorities: TrustedAuthorities, turn: LoopTurn
    ) {
        setTrust(easy, authorities)
        setLong(easy, CURLOPT_NOSIGNAL, 1)
        setLong(easy, CURLOPT_QUICK_EXIT, configuration.remedies.isResolverAbandoned ? 1 : 0)
        setLong(easy, CURLOPT_FOLLOWLOCATION, 0)
        setLong(easy, CURLOPT_PATH_AS_IS, 1)
        setLong(easy, CURLOPT_NETRC, 0)
        setLong(easy, CURLOPT_TCP_NODELAY, 1)
        setLong(easy, CURLOPT_CONNECTTIMEOUT_MS, configuration.connectTimeout.milliseconds)
        setLong(easy, CURLOPT_MAXAGE_CONN, max(1, configuration.connectionIdleMax.milliseconds / 1000))
        setLong(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        let allowsPlain = !configuration.allowedPlainOrigins.isEmpty
        setText(easy, CURLOPT_PROTOCOLS_STR, allowsPlain ? "http,https" : "https")
        setText(easy, CURLOPT_ACCEPT_ENCODING, "gzip")
        setText(easy, CURLOPT_USERAGENT, configuration.userAgent)
        // An empty list, set, so that the environment's NO_PROXY isn't read either.
        setText(easy, CURLOPT_NOPROXY, "")
        _ = ccurl_set_close_socket_callback(easy, CurlCallbacks.closeSocket)
        _ = ccurl_set_pointer(easy, CURLOPT_CLOSESOCKETDATA, Unmanaged.passUnretained(turn).toOpaque())
    }

    /// Points the handle's callbacks to a transfer.
    static func bind(
        _ easy: UnsafeMutableRawPointer, to transfer: UnsafeMutableRawPointer, errorText: UnsafeMutablePointer<CChar>
    ) {
        _ = ccurl_set_bytes_callback(easy, CURLOPT_WRITEFUNCTION, CurlCallbacks.receiveBody)
        _ = ccurl_set_bytes_callback(easy, CURLOPT_HEADERFUNCTION, CurlCallbacks.receiveHeaderLine)
        _ = ccurl_set_bytes_callback(easy, CURLOPT_READFUNCTION, CurlCallbacks.sendBody)
        _ = ccurl_set_seek_callback(easy, CurlCallbacks.rewindBody)
        _ = ccurl_set_open_socket_callback(easy, CurlCallbacks.openSocket)
        _ = ccurl_set_before_request_callback(easy, CurlCallbacks.beforeRequest)
        let options = [
            CURLOPT_PRIVATE, CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_READDATA, CURLOPT_SEEKDATA,
            CURLOPT_OPENSOCKETDATA, CURLOPT_PREREQDATA,
        ]
        for option in options { _ = ccurl_set_pointer(easy, option, transfer) }
        _ = ccurl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText)
    }

    /// Sets what follows the shape of a request.
    static func set(
        _ easy: UnsafeMutableRawPointer, to shape: CurlShape, under configuration: CurlTransportConfiguration
    ) {
        setMethod(easy, shape)
        let hasOwnConnection = shape.needsOwnConnection ? 1 : 0
        setLong(easy, CURLOPT_FRESH_CONNECT, hasOwnConnection)
        setLong(easy, CURLOPT_FORBID_REUSE, hasOwnConnection)
        // With HTTP/2, a request waits for the first connection to be made rather than opening another beside it.
        setLong(easy, CURLOPT_PIPEWAIT, shape.isTLS ? 1 : 0)
        let plainVersion =
            configuration.remedies.isHTTP2OverTLSOnly
            ? CURL_HTTP_VERSION_1_1 : CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE
        setLong(easy, CURLOPT_HTTP_VERSION, shape.isTLS ? CURL_HTTP_VERSION_2TLS : plainVersion)
        setProxy(easy, shape.isProxied ? configuration.proxy : nil)
    }

    private static func setMethod(_ easy: UnsafeMutableRawPointer, _ shape: CurlShape) {
        if let count = shape.bodyCount {
            setLong(easy, CURLOPT_POST, 1)
            _ = ccurl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(count))
        } else {
            setLong(easy, CURLOPT_HTTPGET, 1)
        }
        let usual = shape.bodyCount == nil ? HTTPMethod.get : .post
        setText(easy, CURLOPT_CUSTOMREQUEST, shape.method == usual ? nil : shape.method.rawValue)
    }

    private static func setTrust(_ easy: UnsafeMutableRawPointer, _ authorities: TrustedAuthorities) {
        setLong(easy, CURLOPT_SSL_VERIFYPEER, 1)
        setLong(easy, CURLOPT_SSL_VERIFYHOST, 2)
        setLong(easy, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        setLong(easy, CURLOPT_PROXY_SSLVERSION, CURL_SSLVERSION_TLSv1_2)
        // The system's bundle alone: with a folder beside it, libcurl would parse the bundle for every connection
        // rather than keep it (7.88.1 caches only plain files).
        setText(easy, CURLOPT_CAPATH, nil)
        guard !authorities.isEmpty else { return }
        _ = ccurl_set_ssl_context_callback(easy, CurlCallbacks.addAuthorities)
        _ = ccurl_set_pointer(easy, CURLOPT_SSL_CTX_DATA, Unmanaged.passUnretained(authorities).toOpaque())
    }

    private static func setProxy(_ easy: UnsafeMutableRawPointer, _ proxy: CurlProxy?) {
        // An empty text, unlike none, keeps libcurl from reading the environment.
        setText(easy, CURLOPT_PROXY, proxy?.origin.description ?? "")
        setLong(easy, CURLOPT_HTTPPROXYTUNNEL, proxy == nil ? 0 : 1)
        setText(easy, CURLOPT_PROXYUSERNAME, proxy?.user)
        setText(easy, CURLOPT_PROXYPASSWORD, proxy?.password?.reveal())
    }

    private static func setLong(_ easy: UnsafeMutableRawPointer, _ option: CURLoption, _ value: Int) {
        _ = ccurl_set_long(easy, option, value)
    }

    private static func setText(_ easy: UnsafeMutableRawPointer, _ option: CURLoption, _ value: String?) {
        // libcurl copies the text.
        if let value { _ = ccurl_set_text(easy, option, value) } else { _ = ccurl_set_text(easy, option, nil) }
    }
}
