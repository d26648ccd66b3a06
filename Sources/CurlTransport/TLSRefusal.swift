import CCurl

/// Why TLS was refused.
package enum TLSRefusal: Sendable, Hashable, CaseIterable {
    /// The certificate names another host.
    case wrongHost
    /// The certificate has expired.
    case expired
    /// The certificate isn't valid yet.
    case notYetValid
    /// No trusted authority vouches for the certificate.
    case unknownAuthority
    /// The server speaks nothing newer than TLS 1.1.
    case tooOld
    /// What answers doesn't speak TLS.
    case notTLS
    /// The authorities on this machine, or the TLS library, can't be used.
    case ownSetup
    /// Anything else.
    case other

    /// Reads the reason from libcurl's code, OpenSSL's verdict on the certificate, and libcurl's text; `nil` when TLS
    /// isn't what failed.
    package init?(code: UInt32, verifyResult: Int, text: String) {
        switch CURLcode(code) {
        case CURLE_PEER_FAILED_VERIFICATION: self = TLSRefusal(verifyResult: verifyResult, text: text)
        case CURLE_SSL_CONNECT_ERROR:
            guard let refusal = TLSRefusal(handshakeText: text) else { return nil }
            self = refusal
        case CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_CERTPROBLEM,
            CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CRL_BADFILE:
            self = .ownSetup
        case CURLE_USE_SSL_FAILED, CURLE_SSL_SHUTDOWN_FAILED, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH,
            CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_CLIENTCERT:
            self = .other
        default: return nil
        }
    }

    private init(verifyResult: Int, text: String) {
        switch Int32(truncatingIfNeeded: verifyResult) {
        case X509_V_ERR_CERT_HAS_EXPIRED: self = .expired
        case X509_V_ERR_CERT_NOT_YET_VALID: self = .notYetValid
        case X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT, X509_V_ERR_DEPTH_ZERO_SELF_SIGNED_CERT,
            X509_V_ERR_SELF_SIGNED_CERT_IN_CHAIN, X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY,
            X509_V_ERR_UNABLE_TO_VERIFY_LEAF_SIGNATURE:
            self = .unknownAuthority
        case X509_V_ERR_HOSTNAME_MISMATCH, X509_V_ERR_IP_ADDRESS_MISMATCH: self = .wrongHost
        // libcurl compares names itself, and leaves no verdict then.
        default: self = text.contains("subject name") ? .wrongHost : .other
        }
    }

    /// `nil` when the connection merely broke during the handshake.
    private init?(handshakeText text: String) {
        let oldProtocol = [
            "alert protocol version", "unsupported protocol", "no protocols available", "version too low",
        ]
        let broken = ["SSL_ERROR_SYSCALL", "Connection reset", "unexpected eof", "SSL_ERROR_ZERO_RETURN"]
        if oldProtocol.contains(where: text.contains) {
            self = .tooOld
        } else if text.contains("wrong version number") || text.contains("http request") {
            self = .notTLS
        } else if broken.contains(where: text.contains) {
            return nil
        } else {
            self = .other
        }
    }

    /// What it says to people, with the next step.
    package var sentence: String {
        switch self {
        case .wrongHost:
            "its certificate is for another host. Check the host's name, and whether a proxy answers for it."
        case .expired: "its certificate has expired. Its owner must renew it; check this machine's clock, too."
        case .notYetValid: "its certificate is not valid yet. Check this machine's clock."
        case .unknownAuthority:
            "no authority that this machine trusts vouches for its certificate. If the authority is your own, add it to "
                + "the extra authorities."
        case .tooOld: "it speaks nothing newer than TLS 1.1. Its owner must enable TLS 1.2."
        case .notTLS: "what answers there doesn't speak TLS. Check the port."
        case .ownSetup:
            "TLS can't be used on this machine. Check that the package ca-certificates is installed and readable."
        case .other: "the TLS handshake failed. Check the host with: openssl s_client -connect HOST:443"
        }
    }
}
