/// The id of a CRM user in the form that owner properties hold (never a settings id).
public struct CRMUserID: VendorText {
    /// The text.
    public let rawValue: String

    /// Takes the text as it stands.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
