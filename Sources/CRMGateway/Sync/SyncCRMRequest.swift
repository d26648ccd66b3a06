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

    /// Writes it in one form only: a set has no order, and equal requests must have equal texts (I-09).
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(scope, forKey: .scope)
        try container.encodeIfPresent(crms?.sorted(), forKey: .crms)
        try container.encode(keepsOwnConnections, forKey: .keepsOwnConnections)
        try container.encodeIfPresent(retryOf, forKey: .retryOf)
    }

    private enum CodingKeys: String, CodingKey {
        case scope, crms, keepsOwnConnections, retryOf
    }
}
