public import ConnectorKit
public import Workspace

/// What a Sync CRM is asked to do.
public struct SyncCRMRequest: Hashable, Sendable, Codable {
    /// For whom.
    public let scope: SyncScope
    /// Only these CRMs; `nil` for all that the organization admin has a key for.
    public let crms: Set<CRMID>?
    /// Whether a target's own connection stays, rather than being replaced (SYNC-2).
    public let keepsOwnConnections: Bool
    /// Only the CRMs that failed in this earlier run.
    public let retryOf: RunID?

    /// Asks for a sync.
    public init(
        to scope: SyncScope, crms: Set<CRMID>? = nil, keepsOwnConnections: Bool = false, retryOf: RunID? = nil
    ) {
        self.scope = scope
        self.crms = crms
        self.keepsOwnConnections = keepsOwnConnections
        self.retryOf = retryOf
    }
}
