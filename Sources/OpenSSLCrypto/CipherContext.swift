import COpenSSL

/// Owns one cipher context for one operation; OpenSSL wipes the key schedule in it when it is freed.
struct CipherContext: ~Copyable {
    let pointer: OpaquePointer

    init?() {
        guard let made = EVP_CIPHER_CTX_new() else { return nil }
        pointer = made
    }

    deinit { EVP_CIPHER_CTX_free(pointer) }
}
