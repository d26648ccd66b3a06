/// With whose eyes record types were read: what is available, and the default, differ from user to user.
public enum RecordTypeSight: String, Hashable, Sendable, Codable {
    /// As the CRM user behind the key: what is available to them may not be to the person.
    case key
    /// As the person's own CRM user.
    case own
}
