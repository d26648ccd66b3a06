public import ConnectorKit

/// Which property of an object holds the owner, as an organization chose it.
public enum OwnerPropertyPolicy: Hashable, Sendable {
    /// The owner field that the CRM itself has; the default where it has one.
    case standard
    /// A property of our own.
    case dedicated(name: PropertyName, label: String)

    /// The name and label of the property that is made where the CRM has no owner field of its own.
    public static let fallback = OwnerPropertyPolicy.dedicated(name: "gateway_owner", label: "Gateway owner")
}
