/// Where a sealed value belongs. Opened anywhere else, it is refused (SEC-1, T-02).
///
/// Authenticated beside the ciphertext together with the seal's format and the data key's id. The vault gives these
/// fields no meaning; whoever seals must be able to state the same ones again when opening.
public struct SealBinding: Sendable, Hashable {
    /// What the value is, one name per column: `grant.refresh_token`, for example.
    public var purpose: String
    /// The organization that the row belongs to; must be that of the data key.
    public var organization: String
    /// The CRM, or empty where the value belongs to none.
    public var crm: String
    /// The CRM account, or empty.
    public var crmAccount: String
    /// The grant, or the id of whatever row holds the value.
    public var grantID: String
    /// How often the value was replaced; an older one put back is refused.
    public var generation: UInt64

    /// States where a value belongs.
    public init(
        purpose: String, organization: String, crm: String, crmAccount: String, grantID: String, generation: UInt64
    ) {
        self.purpose = purpose
        self.organization = organization
        self.crm = crm
        self.crmAccount = crmAccount
        self.grantID = grantID
        self.generation = generation
    }

    /// The bytes that are authenticated for a seal under the data key `dataKeyID`.
    func context(dataKeyID: String) -> [UInt8] {
        var fields = LengthPrefixed([KeyUse.seal.rawValue, purpose, organization, crm, crmAccount, grantID])
        fields.append(generation)
        fields.append(dataKeyID)
        return fields.bytes
    }
}
