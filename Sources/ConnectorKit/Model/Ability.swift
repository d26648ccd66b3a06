/// What the gateway does with a key; each needs scopes.
public enum Ability: String, Hashable, Sendable, CaseIterable, Comparable, Codable {
    /// Learning the account and the user behind the key.
    case identify
    /// Finding CRM users by email.
    case readOwners
    /// Reading properties, pipelines and stages.
    case readSchema
    /// Creating owner properties.
    case createOwnerProperties
    /// Reading records.
    case readRecords
    /// Creating, updating and deleting records.
    case writeRecords

    /// Orders by name.
    public static func < (left: Ability, right: Ability) -> Bool {
        left.rawValue < right.rawValue
    }
}
