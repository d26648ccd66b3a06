import Foundation

/// An RSA key that verifies PKCS#1 v1.5 signatures over SHA-256 (RFC 8017).
struct RSAPublicKey {
    private let modulus: WholeNumber
    private let exponent: Int

    /// What stands before the hash in the signed block: the DER of `SHA-256`.
    private static let hashPrefix: [UInt8] = [
        0x30, 0x31, 0x30, 0x0D, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04,
        0x20,
    ]

    /// Reads a `PUBLIC KEY` in PEM form; `nil` for anything else.
    init?(pem: String) {
        let lines = pem.split(whereSeparator: \.isNewline)
        guard lines.first?.hasSuffix("BEGIN PUBLIC KEY-----") == true, lines.count > 2,
            let der = Data(base64Encoded: lines.dropFirst().dropLast().joined())
        else { return nil }
        var outer = DERReader(Array(der))
        guard var info = outer.enter(DERReader.sequence), info.skip(DERReader.sequence),
            var bits = info.enter(DERReader.bitString), bits.dropByte(), var key = bits.enter(DERReader.sequence),
            let modulus = key.read(DERReader.integer), let exponent = key.read(DERReader.integer), exponent.count <= 4
        else { return nil }
        self.modulus = WholeNumber(bytes: modulus)
        self.exponent = exponent.reduce(0) { $0 << 8 | Int($1) }
    }

    /// Whether a signature is this key's over a SHA-256 hash.
    func accepts(_ signature: [UInt8], ofHash hash: [UInt8]) -> Bool {
        let size = modulus.byteCount
        guard signature.count == size else { return false }
        let tail = [0x00] + Self.hashPrefix + hash
        let padding = [UInt8](repeating: 0xFF, count: max(0, size - tail.count - 2))
        let block = WholeNumber(bytes: signature).power(exponent, modulo: modulus)
        return block == WholeNumber(bytes: [0x00, 0x01] + padding + tail)
    }
}
