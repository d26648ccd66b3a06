public import ConnectorKit

/// What a sync would do to one person's key for one CRM.
public struct PlannedKey: Hashable, Sendable, Codable {
    /// What would happen.
    public enum Change: String, Hashable, Sendable, Codable {
        /// They have none and would get one.
        case copy
        /// They have it already.
        case unchanged
        /// Their key to another grant, from an earlier sync, would be replaced.
        case replace
        /// Their own connection would be replaced (SYNC-2).
        case replaceOwnConnection = "replace_own_connection"
        /// Their own connection would stay, as asked.
        case keepOwnConnection = "keep_own_connection"
    }

    /// The CRM.
    public let crm: CRMID
    /// What would happen.
    public let change: Change
    /// Who they are in the CRM, where it could be asked.
    public var binding: BindingStatus?

    init(crm: CRMID, _ decision: KeyCopyDecision) {
        self.crm = crm
        self.change =
            switch decision {
            case .copy: .copy
            case .unchanged: .unchanged
            case .replace(let replacesOwn): replacesOwn ? .replaceOwnConnection : .replace
            case .keepOwnConnection: .keepOwnConnection
            }
    }
}
