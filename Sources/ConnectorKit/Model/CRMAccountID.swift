/// The id of a CRM account: a portal, org, workspace or company.
public struct CRMAccountID: VendorText {
    /// The text.
    public let rawValue: String

    /// Takes the text as it stands.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
