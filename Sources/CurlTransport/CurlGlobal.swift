import CCurl
import Glibc

/// libcurl's process-wide set-up, done once, before the first handle.
package enum CurlGlobal {
    /// What TLS libraries obey in the environment: a key log would write session keys to a file, and an OpenSSL
    /// configuration could weaken protocols or load code (T-08). They are read while libcurl is set up.
    private static let environmentRefused = ["SSLKEYLOGFILE", "OPENSSL_CONF", "OPENSSL_MODULES", "OPENSSL_ENGINES"]

    /// Whether libcurl is ready, for others of the package that use it.
    package static var isReady: Bool { readiness == CURLE_OK }

    /// `CURLE_OK` when libcurl is ready.
    static let readiness: CURLcode = {
        for name in environmentRefused { unsetenv(name) }
        return curl_global_init(ccurl_global_all)
    }()
}
