/// The name by which a vendor's API knows a property; unique within an object.
public struct PropertyName: VendorText {
    /// The text.
    public let rawValue: String

    /// Takes the text as it stands.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
