/// What happens to a value that the CRM has already.
public enum OverwritePolicy: String, Hashable, Sendable, Codable, CaseIterable {
    /// It stays: only empty properties are filled.
    case fillEmpty
    /// A person is asked.
    case ask
    /// It is replaced.
    case replace
}
