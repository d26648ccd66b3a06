/// How much a finding stands in the way of a sync.
public enum ReadinessSeverity: String, Hashable, Sendable, Codable, CaseIterable {
    /// Something is there and doesn't work, or can't be copied.
    case broken
    /// Something was never set up: a sync has nothing to bring of it (SET-5).
    case missing
    /// It works; an admin may still want to look at it.
    case note
}
