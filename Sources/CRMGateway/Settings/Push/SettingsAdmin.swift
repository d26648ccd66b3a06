public import Workspace

/// An admin whom a user may choose for Sync with Admin (ACC-6).
public struct SettingsAdmin: Hashable, Sendable, Codable {
    /// Who.
    public let user: UserID
    /// Their address.
    public let email: String
    /// First and last name.
    public let name: String
    /// Whether their CRM keys can be taken over.
    public let sharesKeys: Bool
}
