public import ConnectorKit
public import Workspace

/// What a push of settings, or a Sync with Admin, is asked to do.
public struct SettingsPushRequest: Hashable, Sendable, Codable {
    /// For whom.
    public let scope: SyncScope
    /// From whose dashboard.
    public let source: SettingsSource
    /// What is copied; never what is cleared.
    public let categories: Set<Category>
    /// What is taken away from the targets; their owner properties and own stages stay (SET-5).
    public let clears: Set<Category>
    /// With `crmKeys`: whether a target's own connection stays (SYNC-2).
    public let keepsOwnConnections: Bool
    /// With `crmKeys`: whether a CRM that refused to show owner properties is asked again.
    public let asksAgain: Bool
    /// With `crmKeys`: only these CRMs; `nil` for all that the source has a key for.
    public let crms: Set<CRMID>?
    /// Only what failed in this earlier run.
    public let retryOf: RunID?

    /// Asks for a push.
    ///
    /// - Parameter categories: what is selected by default where none are named (SET-2); what is cleared isn't copied.
    public init(
        to scope: SyncScope, from source: SettingsSource = .actor,
        categories: Set<Category> = Category.selectedByDefault, clearing clears: Set<Category> = [],
        keepsOwnConnections: Bool = false, asksAgain: Bool = false, crms: Set<CRMID>? = nil, retryOf: RunID? = nil
    ) {
        self.scope = scope.normal
        self.source = source
        self.categories = categories.subtracting(clears)
        self.clears = clears
        self.keepsOwnConnections = keepsOwnConnections
        self.asksAgain = asksAgain
        self.crms = crms
        self.retryOf = retryOf
    }

    /// All that it touches.
    public var touched: Set<Category> { categories.union(clears) }

    /// Whether a user takes it, rather than an admin pushing it.
    public var isSyncWithAdmin: Bool { source != .actor }

    /// Writes it in one form only: a set has no order, and equal requests must have equal texts (I-09).
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(scope, forKey: .scope)
        try container.encode(source, forKey: .source)
        try container.encode(categories.map(\.rawValue).sorted(), forKey: .categories)
        try container.encode(clears.map(\.rawValue).sorted(), forKey: .clears)
        try container.encode(keepsOwnConnections, forKey: .keepsOwnConnections)
        try container.encode(asksAgain, forKey: .asksAgain)
        try container.encodeIfPresent(crms?.sorted(), forKey: .crms)
        try container.encodeIfPresent(retryOf, forKey: .retryOf)
    }
}
