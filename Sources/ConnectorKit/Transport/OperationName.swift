/// What a request does: `vendor.resource.verb`, as `hubspot.properties.create`.
///
/// The label of logs, metrics, recordings and rate buckets.
public struct OperationName: VendorText {
    /// The text.
    public let rawValue: String

    /// Takes the text as it stands.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
