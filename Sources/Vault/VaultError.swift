internal import OpenSSLCrypto

/// Why the vault could not seal, open or load what it was asked to.
///
/// Holds key ids, paths and lengths, never a key or a plaintext: its description may go to any log or page.
public struct VaultError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong, as a stable snake_case value that may be stored and compared.
    public struct Kind: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
        /// The stable name.
        public let rawValue: String

        /// Names a kind; meant for reading back a stored one.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The stable name.
        public var description: String { rawValue }

        /// A root key that is needed is not loaded. What it protects is intact: nothing may be marked dead or rewritten.
        public static let rootKeyMissing = Kind(rawValue: "root_key_missing")
        /// The source of the root keys (file, variable, command) could not be read, or does not hold keys.
        public static let rootKeyUnreadable = Kind(rawValue: "root_key_unreadable")
        /// Sealed bytes were changed, or moved to another row, field, organization, CRM, account or generation.
        public static let sealMismatch = Kind(rawValue: "seal_mismatch")
        /// A row names a data key that its organization does not have.
        public static let dataKeyUnknown = Kind(rawValue: "data_key_unknown")
        /// A data key has sealed as often as is safe with random nonces: the organization needs a new one.
        public static let dataKeyExhausted = Kind(rawValue: "data_key_exhausted")
        /// What was handed in cannot be sealed or stored: a mistake of the calling code or of an operator.
        public static let invalid = Kind(rawValue: "invalid")
        /// OpenSSL could not do its work: a broken installation, or memory is exhausted.
        public static let cryptographyFailed = Kind(rawValue: "cryptography_failed")
    }

    /// What went wrong.
    public let kind: Kind
    /// One line that says what is wrong.
    public let reason: String
    /// One line that says how to mend it, where there is a way.
    public let fix: String?
    /// The file, variable or command that root keys were read from, where that is what failed.
    public let source: String?
    /// The root key or data key that is needed and not there.
    public let neededKeyID: String?
    /// The keys that are there, newest first.
    public let knownKeyIDs: [String]

    /// Makes an error; nothing in it may be secret.
    public init(
        _ kind: Kind, _ reason: String, fix: String? = nil, source: String? = nil, neededKeyID: String? = nil,
        knownKeyIDs: [String] = []
    ) {
        self.kind = kind
        self.reason = reason
        self.fix = fix
        self.source = source
        self.neededKeyID = neededKeyID
        self.knownKeyIDs = knownKeyIDs
    }

    /// `kind: reason` and the way to mend it, on one line.
    public var description: String {
        "\(kind): \(reason)" + (fix.map { ". \($0)" } ?? "")
    }
}

extension VaultError {
    /// The root key `id` is not among those loaded.
    static func rootKeyMissing(_ id: String, loaded: [String]) -> VaultError {
        VaultError(
            .rootKeyMissing, "root key \(id) is needed, loaded are: \(loaded.joined(separator: ", "))",
            fix: "Add the key with this id to the root key source, below the newest; nothing was changed",
            neededKeyID: id, knownKeyIDs: loaded)
    }

    /// `source` cannot be read or holds something else.
    static func rootKeyUnreadable(_ source: String, _ reason: String, fix: String) -> VaultError {
        VaultError(.rootKeyUnreadable, "\(source): \(reason)", fix: fix, source: source)
    }

    /// A row names the data key `id`; `known` are those that the organization has.
    public static func dataKeyUnknown(_ id: String, organization: String, known: [String]) -> VaultError {
        let reason = "organization \(organization) has no data key \(id)"
        return VaultError(
            .dataKeyUnknown, reason, fix: "Restore the row of this data key from a backup",
            neededKeyID: id, knownKeyIDs: known)
    }

    /// `what` does not open as what it claims to be.
    static func sealMismatch(_ what: String) -> VaultError {
        VaultError(.sealMismatch, "\(what) was changed, or moved from where it was sealed")
    }

    /// Tells a refused seal from a cryptographic library that does not work.
    static func opening(_ what: String, _ error: CryptoError) -> VaultError {
        switch error.kind {
        case .authenticationFailed, .invalidInput: sealMismatch(what)
        default: VaultError(.cryptographyFailed, error.description)
        }
    }

    /// A failure of a step that does not depend on stored bytes.
    static func making(_ error: CryptoError) -> VaultError {
        VaultError(error.kind == .invalidInput ? .invalid : .cryptographyFailed, error.description)
    }
}
