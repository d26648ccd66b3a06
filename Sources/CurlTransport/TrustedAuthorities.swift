import CCurl
import Glibc

/// The extra authorities, parsed once, for libcurl's SSL context callback to add to every context.
///
/// `CURLOPT_CAINFO` would replace the system's bundle, and a bundle given as bytes would be parsed for every connection.
///
/// Unchecked because the certificates are raw pointers: they are set by `init` alone, OpenSSL counts their references
/// atomically, and they are freed when nobody holds this any more.
package final class TrustedAuthorities: @unchecked Sendable {
    private let certificates: [OpaquePointer]

    package init(_ sources: [ExtraAuthority]) throws(CurlTransportSetupError) {
        var certificates: [OpaquePointer] = []
        for source in sources {
            let found = TrustedAuthorities.certificates(inPEM: try TrustedAuthorities.text(of: source))
            guard !found.isEmpty else {
                throw CurlTransportSetupError(
                    description:
                        "\(TrustedAuthorities.name(of: source)) holds no certificate that can be read: give one "
                        + "or more PEM blocks that begin with -----BEGIN CERTIFICATE-----")
            }
            certificates += found
        }
        self.certificates = certificates
    }

    deinit {
        for certificate in certificates { X509_free(certificate) }
    }

    package var isEmpty: Bool { certificates.isEmpty }

    /// Adds the certificates to a context's store; adding one twice is no error.
    package func add(to context: OpaquePointer) {
        let store = SSL_CTX_get_cert_store(context)
        for certificate in certificates { X509_STORE_add_cert(store, certificate) }
    }

    private static func name(of source: ExtraAuthority) -> String {
        switch source {
        case .file(let path): "the authority file \(path)"
        case .pem: "the authority text"
        }
    }

    private static func text(of source: ExtraAuthority) throws(CurlTransportSetupError) -> [UInt8] {
        switch source {
        case .pem(let text): return Array(text.utf8)
        case .file(let path):
            guard let bytes = read(path) else {
                throw CurlTransportSetupError(
                    description: "the authority file \(path) can't be read: \(String(cString: strerror(errno)))")
            }
            return bytes
        }
    }

    private static func read(_ path: String) -> [UInt8]? {
        guard let file = fopen(path, "re") else { return nil }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 16 * 1024)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return ferror(file) == 0 ? bytes : nil
    }

    private static func certificates(inPEM text: [UInt8]) -> [OpaquePointer] {
        text.withUnsafeBytes { bytes in
            guard let source = BIO_new_mem_buf(bytes.baseAddress, Int32(bytes.count)) else { return [] }
            defer { BIO_free(source) }
            var certificates: [OpaquePointer] = []
            while let certificate = PEM_read_bio_X509(source, nil, nil, nil) { certificates.append(certificate) }
            ERR_clear_error()
            return certificates
        }
    }
}
