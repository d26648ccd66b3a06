/// What a check is made of.
public enum CheckLevel: String, Hashable, Sendable, Codable, CaseIterable {
    /// A CRM account under one grant: once, however many people share it.
    case account
    /// One person.
    case person
    /// Nothing: it is told with the report, so that nobody takes it for checked.
    case report
}
