internal import COpenSSL
public import Foundation

/// AES-256-GCM: secrecy and integrity under one key.
///
/// A sealed box is `nonce (12 bytes) ‖ ciphertext (as long as the plaintext) ‖ tag (16 bytes)`.
/// Source: NIST SP 800-38D. With random nonces one key may seal at most ``sealsPerKeyMax`` boxes.
public enum SealedBox {
    /// Key length, in bytes.
    public static let keyBytes = 32
    /// Nonce length, in bytes.
    public static let nonceBytes = 12
    /// Tag length, in bytes.
    public static let tagBytes = 16
    /// How many boxes a key may seal with random nonces: SP 800-38D §8.3.
    public static let sealsPerKeyMax: UInt64 = 1 << 32
    /// The longest plaintext, and the longest authenticated text beside it, in bytes.
    public static let inputBytesMax = 64 << 20

    /// Seals `plaintext` under a fresh random nonce.
    ///
    /// - Parameters:
    ///   - key: ``keyBytes`` bytes.
    ///   - context: authenticated beside the plaintext, not part of the box; opening needs the same bytes.
    /// - Throws: `invalid_key`, `invalid_input` for a wrong length; `openssl_failed`.
    public static func seal(
        _ plaintext: some ContiguousBytes, key: SecretBytes, authenticating context: some ContiguousBytes
    ) throws(CryptoError) -> [UInt8] {
        try seal(plaintext, key: key, authenticating: context, nonce: RandomBytes.make(count: nonceBytes))
    }

    /// Opens a sealed box.
    ///
    /// - Throws: `authentication_failed` when key, box or context differ from those of the seal in any bit;
    ///   `invalid_input` for a box too short to be one; `invalid_key`; `openssl_failed`.
    public static func open(
        _ box: some ContiguousBytes, key: SecretBytes, authenticating context: some ContiguousBytes
    ) throws(CryptoError) -> SecretBytes {
        try requireKeyLength(of: key)
        return try box.withUnsafeBytes { box in
            context.withUnsafeBytes { context in
                Result { () throws(CryptoError) in try open(box, key, context) }
            }
        }.get()
    }

    /// Seals under a given nonce. Not public: a nonce used twice under one key gives both plaintexts away.
    static func seal(
        _ plaintext: some ContiguousBytes, key: SecretBytes, authenticating context: some ContiguousBytes,
        nonce: [UInt8]
    ) throws(CryptoError) -> [UInt8] {
        try requireKeyLength(of: key)
        guard nonce.count == nonceBytes else {
            throw CryptoError(.invalidInput, "a nonce has \(nonceBytes) bytes, not \(nonce.count)")
        }
        return try plaintext.withUnsafeBytes { plaintext in
            context.withUnsafeBytes { context in
                Result { () throws(CryptoError) in try seal(plaintext, key, context, nonce) }
            }
        }.get()
    }

    private static func seal(
        _ plaintext: UnsafeRawBufferPointer, _ key: SecretBytes, _ context: UnsafeRawBufferPointer, _ nonce: [UInt8]
    ) throws(CryptoError) -> [UInt8] {
        try requireLengths(plaintext.count, context.count)
        guard let cipher = CipherContext() else { throw OpenSSLFailure.error(during: "making a cipher context") }
        let started = key.withUnsafeBytes {
            EVP_EncryptInit_ex2(
                cipher.pointer, Algorithms.aes256GCM, $0.bindMemory(to: UInt8.self).baseAddress, nonce, nil)
        }
        var box = nonce + [UInt8](repeating: 0, count: plaintext.count + tagBytes)
        let done = box.withUnsafeMutableBytes { box in
            let body = UnsafeMutableRawBufferPointer(rebasing: box[nonceBytes...])
            return started == 1
                && update(EVP_EncryptUpdate, cipher, from: context, to: nil)
                && update(EVP_EncryptUpdate, cipher, from: plaintext, to: body.baseAddress)
                && finish(EVP_EncryptFinal_ex, cipher)
                && EVP_CIPHER_CTX_ctrl(
                    cipher.pointer, EVP_CTRL_AEAD_GET_TAG, Int32(tagBytes),
                    body.baseAddress?.advanced(by: plaintext.count)) == 1
        }
        guard done else { throw OpenSSLFailure.error(during: "sealing") }
        return box
    }

    private static func open(
        _ box: UnsafeRawBufferPointer, _ key: SecretBytes, _ context: UnsafeRawBufferPointer
    ) throws(CryptoError) -> SecretBytes {
        let ciphertextCount = box.count - nonceBytes - tagBytes
        guard ciphertextCount >= 0 else {
            let expected = "at least \(nonceBytes + tagBytes) bytes"
            throw CryptoError(.invalidInput, "a sealed box has \(expected), this one has \(box.count)")
        }
        try requireLengths(ciphertextCount, context.count)
        guard let cipher = CipherContext() else { throw OpenSSLFailure.error(during: "making a cipher context") }
        let started = key.withUnsafeBytes {
            EVP_DecryptInit_ex2(
                cipher.pointer, Algorithms.aes256GCM, $0.bindMemory(to: UInt8.self).baseAddress,
                box.bindMemory(to: UInt8.self).baseAddress, nil)
        }
        let ciphertext = UnsafeRawBufferPointer(rebasing: box[nonceBytes..<(nonceBytes + ciphertextCount)])
        let tag = UnsafeMutableRawPointer(mutating: box.baseAddress?.advanced(by: nonceBytes + ciphertextCount))
        // The plaintext is released only after the tag was checked; what was written until then is wiped on a throw.
        return try SecretBytes(count: ciphertextCount) { plaintext throws(CryptoError) in
            let decrypted =
                started == 1
                && update(EVP_DecryptUpdate, cipher, from: context, to: nil)
                && update(EVP_DecryptUpdate, cipher, from: ciphertext, to: plaintext.baseAddress)
                && EVP_CIPHER_CTX_ctrl(cipher.pointer, EVP_CTRL_AEAD_SET_TAG, Int32(tagBytes), tag) == 1
            guard decrypted else { throw OpenSSLFailure.error(during: "opening a sealed box") }
            guard finish(EVP_DecryptFinal_ex, cipher) else {
                ERR_clear_error()
                throw CryptoError(.authenticationFailed, "key, bytes or context are not those of the seal")
            }
        }
    }
}
