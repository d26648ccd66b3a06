/// Where a notification is shown.
public enum NotificationChannel: String, Hashable, Sendable, Codable, CaseIterable {
    /// In the workspace itself.
    case workspace
    /// By email.
    case email
    /// In Slack.
    case slack
}
