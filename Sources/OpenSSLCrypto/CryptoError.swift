/// Why a cryptographic operation did not give a result.
///
/// Holds no key, plaintext, ciphertext or passphrase; its description may go to any log.
public struct CryptoError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What went wrong, as a stable snake_case value that may be stored and compared.
    public struct Kind: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
        /// The stable name.
        public let rawValue: String

        /// Names a kind; meant for reading back a stored one.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The stable name.
        public var description: String { rawValue }

        /// The bytes, the key or what was authenticated beside them are not those that were sealed.
        public static let authenticationFailed = Kind(rawValue: "authentication_failed")
        /// An argument has a length or form that the algorithm does not take.
        public static let invalidInput = Kind(rawValue: "invalid_input")
        /// A key could not be read, or is of a kind or size that is not accepted.
        public static let invalidKey = Kind(rawValue: "invalid_key")
        /// The private key is encrypted and no passphrase was given.
        public static let passphraseNeeded = Kind(rawValue: "passphrase_needed")
        /// The private key is encrypted and the passphrase does not open it.
        public static let passphraseWrong = Kind(rawValue: "passphrase_wrong")
        /// OpenSSL refused or lacks something that it should have: a broken installation, or memory is exhausted.
        public static let opensslFailed = Kind(rawValue: "openssl_failed")
    }

    /// What went wrong.
    public let kind: Kind
    /// One line that says what was expected.
    public let reason: String

    /// Makes an error; `reason` must hold nothing secret.
    public init(_ kind: Kind, _ reason: String) {
        self.kind = kind
        self.reason = reason
    }

    /// `kind: reason`, on one line.
    public var description: String { "\(kind): \(reason)" }
}
