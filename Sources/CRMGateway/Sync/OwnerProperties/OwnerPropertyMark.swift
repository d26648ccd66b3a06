/// The words by which a property that the gateway made is known again.
public enum OwnerPropertyMark {
    /// What every description of ours begins with.
    public static let text = "[crm-connector-gateway]"

    /// The description of a property that the gateway makes.
    public static let description = "\(text) Holds the record's owner. Made by the CRM connector gateway; keep it."

    /// Whether a description carries the mark.
    public static func isOn(_ description: String) -> Bool {
        description.contains(text)
    }
}
