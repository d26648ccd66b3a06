/// The kind of CRM record that a setting is about, under names that no vendor owns.
public enum RecordObject: String, Hashable, Sendable, Codable, CaseIterable {
    /// A deal or opportunity.
    case deal
    /// A contact, person or lead.
    case contact
    /// A company, account or organization.
    case company
}
