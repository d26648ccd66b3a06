/// A data key as the store keeps it: encrypted under a root key, bound to its organization and id.
public struct DataKeyWrap: Sendable, Hashable {
    /// The organization whose secrets the key seals.
    public let organization: String
    /// The data key's id, 32 hexadecimal digits; the same through every rewrap.
    public let id: String
    /// The root key that opens it.
    public let rootKeyID: String
    /// The encrypted key: nonce ‖ ciphertext ‖ tag, 60 bytes.
    public let wrapped: [UInt8]
    /// 16 bytes made from the data key, the same through every rewrap: shows that a rewrap holds the same key.
    public let checkValue: [UInt8]

    /// Puts a stored row together again.
    public init(organization: String, id: String, rootKeyID: String, wrapped: [UInt8], checkValue: [UInt8]) {
        self.organization = organization
        self.id = id
        self.rootKeyID = rootKeyID
        self.wrapped = wrapped
        self.checkValue = checkValue
    }
}
