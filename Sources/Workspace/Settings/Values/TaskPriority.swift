/// How urgent a task is.
public enum TaskPriority: String, Hashable, Sendable, Codable, CaseIterable {
    /// It can wait.
    case low
    /// As usual.
    case normal
    /// It can't wait.
    case high
}
