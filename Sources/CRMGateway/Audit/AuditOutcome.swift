/// How an audited act ended.
public enum AuditOutcome: String, Hashable, Sendable, Codable {
    /// It took effect, in the transaction that holds the entry.
    case done
    /// A rule refused it; nothing changed (ACC-10).
    case refused
    /// It is about to be tried in a CRM (SEC-6).
    case intended
    /// It was tried, and took effect in the CRM.
    case succeeded
    /// It was tried, and failed.
    case failed
    /// It was tried, and whether it took effect isn't known.
    case unknown
}
