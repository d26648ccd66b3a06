/// The stable, lower-case name of a CRM: `hubspot`, `salesforce`, …
///
/// It is stored, printed and used in configuration; it never changes for a CRM.
public struct CRMID: VendorText {
    /// The text.
    public let rawValue: String

    /// Takes the text as it stands.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
