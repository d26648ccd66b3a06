/// How notes are laid out in the CRM.
public enum NoteFormat: String, Hashable, Sendable, Codable, CaseIterable {
    /// Plain text.
    case plain
    /// With headings and lists, where the CRM shows them.
    case rich
}
