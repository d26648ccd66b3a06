/// What an upsert did to an account or a team.
public enum UpsertChange: String, Hashable, Sendable, Codable, CaseIterable {
    /// It is new.
    case created
    /// It was there without an external id, found by its address or name, and carries the id from now on.
    case linked
    /// Its name or address follows the host.
    case updated
    /// It was as the host says.
    case unchanged
}
