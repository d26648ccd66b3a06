public import Workspace

/// Where each category of somebody's dashboard came from (PROVENANCE).
public struct UserProvenance: Hashable, Sendable, Codable {
    /// Whose dashboard.
    public let user: UserID
    /// The categories with documents, in the order of ``Settings/documentCategories``.
    public let settings: [SettingsProvenance]
    /// The CRM keys, in the order of CRMs.
    public let keys: [KeyProvenance]
}
