import ConnectorKit

/// Record types as one CRM user sees them.
struct RecordTypeView: Sendable, Hashable, Codable {
    /// The document.
    let hash: String
    /// Who they were read as; `nil` where the CRM doesn't tell.
    let viewer: CRMUserID?
}
