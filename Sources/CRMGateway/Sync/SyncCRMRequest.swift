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
    /// Whether to ask a CRM again to show owner properties to those for whom it refused before.
    public let asksAgain: Bool
    /// Only the CRMs that failed in this earlier run.
    public let retryOf: RunID?

    /// Asks for a sync.
    public init(
        to scope: SyncScope, crms: Set<CRMID>? = nil, keepsOwnConnections: Bool = false, asksAgain: Bool = false,
        retryOf: RunID? = nil
    ) {
        self.scope = scope.normal
        self.crms = crms
        self.keepsOwnConnections = keepsOwnConnections
        self.asksAgain = asksAgain
        self.retryOf = retryOf
    }

    /// Writes it in one form only: a set has no order, and equal requests must have equal texts (I-09).
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(scope, forKey: .scope)
        try container.encodeIfPresent(crms?.sorted(), forKey: .crms)
        try container.encode(keepsOwnConnections, forKey: .keepsOwnConnections)
        if asksAgain { try container.encode(true, forKey: .asksAgain) }
        try container.encodeIfPresent(retryOf, forKey: .retryOf)
    }

    /// Reads a request; one that was stored before there was ``asksAgain`` doesn't ask again.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            to: try container.decode(SyncScope.self, forKey: .scope),
            crms: try container.decodeIfPresent(Set<CRMID>.self, forKey: .crms),
            keepsOwnConnections: try container.decode(Bool.self, forKey: .keepsOwnConnections),
            asksAgain: try container.decodeIfPresent(Bool.self, forKey: .asksAgain) ?? false,
            retryOf: try container.decodeIfPresent(RunID.self, forKey: .retryOf))
    }

    private enum CodingKeys: String, CodingKey {
        case scope, crms, keepsOwnConnections, asksAgain, retryOf
    }
}
