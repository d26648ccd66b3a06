public import ConnectorKit

/// The part of `crmKeys` in a push: as a preview of Sync CRM, but from this source.
public struct PlannedKeys: Hashable, Sendable, Codable {
    /// The keys that would be handed on; each names the CRM user whom every holder acts as (ACC-6).
    public let source: SyncCRMSource
    /// What would become of the targets' keys, by CRM.
    public let counts: [CRMID: KeyCounts]
    /// How many targets are whom in each CRM, by ``BindingStatus``.
    public var bindings: [CRMID: [BindingStatus: Int]] = [:]
    /// By CRM account: owner properties, record types (SET-4), sight.
    public var accounts: [PlannedAccount] = []

    init(_ source: SyncCRMSource, _ counts: [CRMID: KeyCounts]) {
        self.source = source
        self.counts = counts
    }

    /// Takes over what the preview of a Sync CRM found.
    mutating func note(_ plan: SyncCRMPlan) {
        accounts = plan.accounts
        for target in plan.targets {
            for key in target.keys {
                if let binding = key.binding { bindings[key.crm, default: [:]][binding, default: 0] += 1 }
            }
        }
    }
}
