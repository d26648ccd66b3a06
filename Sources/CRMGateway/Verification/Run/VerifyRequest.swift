public import ConnectorKit
public import Verification
public import Workspace

/// What a verification is asked to find out, and how.
public struct VerifyRequest: Hashable, Sendable, Codable {
    /// For whom: oneself, or anybody for admins (ACC-12).
    public let scope: SyncScope
    /// Only these CRMs; `nil` for all that the people have, or should have, a key for.
    public let crms: Set<CRMID>?
    /// Only these checks, each by its id or by its first word, `writeback`; `nil` for all.
    public let checks: Set<CheckID>?
    /// How writebacks are probed (VER-3).
    public let mode: ProbeMode
    /// With designated records: whether their owner is changed and put back too (T-23).
    public let changesOwner: Bool
    /// Whether writebacks are proved as the people themselves, where a grant may act for others (VER-2).
    public let asTargets: Bool
    /// The run that this one was started after, by ``GatewayConfiguration/verifiesAfterSync``.
    public let following: RunID?

    /// Asks for a verification.
    public init(
        scope: SyncScope, crms: Set<CRMID>? = nil, checks: Set<CheckID>? = nil, mode: ProbeMode = .temporary,
        changesOwner: Bool = false, asTargets: Bool = false, following: RunID? = nil
    ) {
        self.scope = scope.normal
        self.crms = crms
        self.checks = checks
        self.mode = mode
        self.changesOwner = changesOwner
        self.asTargets = asTargets
        self.following = following
    }

    /// Writes it in one form only: a set has no order, and equal requests must have equal texts (I-09).
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(scope, forKey: .scope)
        try container.encodeIfPresent(crms?.sorted(), forKey: .crms)
        try container.encodeIfPresent(checks?.sorted { $0.rawValue < $1.rawValue }, forKey: .checks)
        try container.encode(mode, forKey: .mode)
        try container.encode(changesOwner, forKey: .changesOwner)
        try container.encode(asTargets, forKey: .asTargets)
        try container.encodeIfPresent(following, forKey: .following)
    }
}
