import COpenSSL

extension SealedBox {
    typealias Update = (
        OpaquePointer?, UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<Int32>?, UnsafePointer<UInt8>?, Int32
    ) -> Int32
    typealias Finish = (OpaquePointer?, UnsafeMutablePointer<UInt8>?, UnsafeMutablePointer<Int32>?) -> Int32

    /// Feeds `source` through the cipher; without a target it is authenticated only.
    static func update(
        _ step: Update, _ cipher: borrowing CipherContext, from source: UnsafeRawBufferPointer,
        to target: UnsafeMutableRawPointer?
    ) -> Bool {
        guard !source.isEmpty else { return true }
        var written: Int32 = 0
        let output = target?.assumingMemoryBound(to: UInt8.self)
        return step(
            cipher.pointer, output, &written, source.bindMemory(to: UInt8.self).baseAddress, Int32(source.count)) == 1
    }

    /// Ends the operation. GCM has no padding: nothing is written, but OpenSSL wants a place to write to.
    static func finish(_ step: Finish, _ cipher: borrowing CipherContext) -> Bool {
        var written: Int32 = 0
        var nothing: UInt8 = 0
        return step(cipher.pointer, &nothing, &written) == 1
    }

    static func requireKeyLength(of key: SecretBytes) throws(CryptoError) {
        guard key.count == keyBytes else {
            throw CryptoError(.invalidKey, "AES-256 takes a key of \(keyBytes) bytes, not \(key.count)")
        }
    }

    static func requireLengths(_ counts: Int...) throws(CryptoError) {
        for count in counts where count > inputBytesMax {
            throw CryptoError(.invalidInput, "\(count) bytes are more than the \(inputBytesMax) that one box takes")
        }
    }
}
