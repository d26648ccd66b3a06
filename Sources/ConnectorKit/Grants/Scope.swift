/// A permission, in the vendor's own word.
public struct Scope: VendorText {
    /// The text.
    public let rawValue: String

    /// Takes the text as it stands.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
