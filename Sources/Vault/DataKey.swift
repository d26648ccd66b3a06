internal import OpenSSLCrypto
internal import Synchronization

/// An organization's data key, open in memory. Wiped when the last reference goes.
///
/// Sealing and tagging use keys derived from it, so that neither tells anything about the other.
public final class DataKey: Sendable {
    /// How many seals one data key may make in its life, in all processes together; then the organization needs a new one.
    /// The store counts them: a process sees only its own (``sealCount``).
    public static let sealsMax = SealedBox.sealsPerKeyMax
    /// Length of a data key, in bytes.
    static let countBytes = 32
    /// Length of a check value, in bytes.
    static let checkValueBytes = 16

    /// The organization whose secrets it seals.
    public let organization: String
    /// The data key's id.
    public let id: String
    let sealKey: SecretBytes
    let tagKey: SecretBytes
    private let seals: Atomic<UInt64>

    init(_ bytes: SecretBytes, organization: String, id: String, seals: UInt64 = 0) throws(VaultError) {
        self.organization = organization
        self.id = id
        sealKey = try KeyUse.seal.key(from: bytes)
        tagKey = try KeyUse.tag.key(from: bytes)
        self.seals = Atomic(seals)
    }

    /// How many seals were made through this value.
    public var sealCount: UInt64 { seals.load(ordering: .relaxed) }

    /// Counts one seal.
    func countSeal() throws(VaultError) {
        guard seals.wrappingAdd(1, ordering: .relaxed).newValue <= Self.sealsMax else {
            throw VaultError(
                .dataKeyExhausted, "data key \(id) has sealed as often as is safe",
                fix: "Make a new data key for organization \(organization)", neededKeyID: id)
        }
    }

    static func checkValue(of bytes: SecretBytes, organization: String, id: String) throws(VaultError) -> [UInt8] {
        let key = try KeyUse.checkValue.key(from: bytes)
        let code = HMACSHA256.code(of: LengthPrefixed([organization, id]).bytes, key: key)
        return Array(code.prefix(checkValueBytes))
    }
}

extension DataKey: CustomStringConvertible, CustomReflectable {
    /// The id, nothing of the key.
    public var description: String { "DataKey(\(id))" }

    /// Shows the id alone.
    public var customMirror: Mirror { Mirror(self, children: ["id": id]) }
}
