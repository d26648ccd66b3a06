public import ConnectorKit
public import Verification

/// What a host decides about a gateway; every value has a default.
public struct GatewayConfiguration: Sendable {
    /// Origins that replace a CRM's own hosts, as the operator allows by name: mocks on loopback. Never from a row.
    public var crmOrigins: [CRMID: Origin]
    /// The OAuth apps of this deployment; an organization may override them.
    public var oauthApps: [CRMID: OAuthApp]
    /// How long a run can be undone, and orphaned grants are kept. Default: 30 days.
    public var undoWindow: Duration
    /// How long somebody who was removed can be restored; then what was kept of them is erased. Default: 30 days.
    public var removalRetention: Duration = removalRetentionDefault
    static let removalRetentionDefault: Duration = .seconds(30 * 86_400)
    /// What becomes of grants that nobody has held for the undo window. Default: they are erased here.
    public var orphanEnding: OrphanEnding
    /// How long events are kept for ``Events``; at least a minute. Default: 30 days.
    public var eventRetention: Duration
    /// Where the heads of the audit chains are anchored, outside the database; `nil` anchors nothing.
    public var auditAnchorPath: String?
    /// Whether `init` brings an older schema up to date, or only checks it.
    public var migratesSchema: Bool

    /// How what a sync or a push did is verified once it has ended; `nil` verifies only when asked to. Default: `nil`.
    public var verifiesAfterSync: ProbeMode?

    /// Decides with defaults.
    public init(
        crmOrigins: [CRMID: Origin] = [:], oauthApps: [CRMID: OAuthApp] = [:],
        undoWindow: Duration = .seconds(30 * 86_400), orphanEnding: OrphanEnding = .erase,
        eventRetention: Duration = .seconds(30 * 86_400), auditAnchorPath: String? = nil, migratesSchema: Bool = true
    ) {
        self.crmOrigins = crmOrigins
        self.oauthApps = oauthApps
        self.undoWindow = undoWindow
        self.orphanEnding = orphanEnding
        self.eventRetention = max(eventRetention, .seconds(60))
        self.auditAnchorPath = auditAnchorPath
        self.migratesSchema = migratesSchema
    }
}
