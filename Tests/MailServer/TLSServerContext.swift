import CCurl

/// A certificate with its key, ready for handshakes.
///
/// Unchecked because it holds a raw pointer: it is set by `init` alone, and OpenSSL locks what connections share.
final class TLSServerContext: @unchecked Sendable {
    let context: OpaquePointer

    init(folder: String, protocolMax: Int32) throws {
        guard let context = SSL_CTX_new(TLS_server_method()) else {
            throw MailServerFailure(description: "no TLS context")
        }
        // 1: PEM.
        guard SSL_CTX_use_certificate_chain_file(context, folder + "/server.pem") == 1,
            SSL_CTX_use_PrivateKey_file(context, folder + "/server.key", 1) == 1
        else { throw MailServerFailure(description: "no certificate in \(folder)") }
        if protocolMax > 0 {
            SSL_CTX_set_cipher_list(context, "ALL:@SECLEVEL=0")
            // 124: SSL_CTRL_SET_MAX_PROTO_VERSION, a macro that isn't imported.
            SSL_CTX_ctrl(context, 124, Int(protocolMax), nil)
        }
        self.context = context
    }

    deinit { SSL_CTX_free(context) }
}
