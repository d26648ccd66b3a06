internal import COpenSSL

/// Wiping of memory that somebody else owns.
public enum SecretMemory {
    /// Overwrites `bytes` with zeros, in a way that the compiler does not leave out.
    public static func overwrite(_ bytes: UnsafeMutableRawBufferPointer) {
        OPENSSL_cleanse(bytes.baseAddress, bytes.count)
    }
}
