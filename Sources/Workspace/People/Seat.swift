/// The kind of seat that a person has.
public enum Seat: String, Hashable, Sendable, Codable, CaseIterable {
    /// Works with the CRM.
    case standard
    /// Views; writes nothing into a CRM and drafts nothing (ACC-7).
    case spectator
}
