import COpenSSL

/// Turns what OpenSSL left behind on this thread into an error.
enum OpenSSLFailure {
    /// Takes OpenSSL's own short reason for the last failure and empties the thread's queue.
    ///
    /// The queue must never be left filled: whoever uses OpenSSL next on this thread (libcurl's TLS, for one) would
    /// take our entry for its own failure. The reasons are constants inside OpenSSL and name no values.
    static func drain() -> String {
        let code = ERR_peek_last_error()
        defer { ERR_clear_error() }
        guard code != 0, let reason = ERR_reason_error_string(code) else { return "no reason given" }
        return String(cString: reason)
    }

    /// An `openssl_failed` error for a step that only a broken installation or exhausted memory makes fail.
    static func error(during step: String) -> CryptoError {
        CryptoError(.opensslFailed, "\(step) failed (OpenSSL: \(drain()))")
    }

    /// Stops the process: without this algorithm nothing of what was asked can be done, and no caller could go on.
    static func missing(_ algorithm: String) -> Never {
        fatalError("OpenSSL offers no working \(algorithm): check OPENSSL_CONF and the installed libcrypto 3")
    }
}
