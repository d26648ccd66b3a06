/// What OpenSSL is told when it meets an encrypted key.
///
/// A callback is always installed: without one OpenSSL asks on the terminal and waits.
final class PassphraseRequest {
    private let passphrase: SecretBytes?
    private(set) var wasAsked = false

    init(_ passphrase: SecretBytes?) { self.passphrase = passphrase }

    /// Copies the passphrase to OpenSSL's buffer.
    ///
    /// - Returns: its length, or -1 where there is none or it does not fit (OpenSSL offers 1,024 bytes).
    func answer(into buffer: UnsafeMutableRawBufferPointer) -> Int32 {
        wasAsked = true
        guard let passphrase, passphrase.count <= buffer.count else { return -1 }
        passphrase.withUnsafeBytes { buffer.copyMemory(from: $0) }
        return Int32(passphrase.count)
    }
}
