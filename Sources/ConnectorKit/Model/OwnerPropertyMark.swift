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

    /// Whether a property of the wished label and type may be ours by its description: it carries the mark, or none can be
    /// read. One with somebody's own words isn't.
    public static func allows(_ description: String) -> Bool {
        description.isEmpty || isOn(description)
    }
}
