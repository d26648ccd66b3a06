public import Foundation

/// What a Sync CRM would do: a value to show, to keep, and to hand back to ``Gateway/apply(_:as:idempotencyKey:)``.
///
/// It was made with handles that can only read. It is refused once anything it was made from has changed.
public struct SyncCRMPlan: Hashable, Sendable, Codable {
    /// What was asked.
    public let request: SyncCRMRequest
    /// From whom, and what.
    public let source: SyncCRMSource
    /// For whom, and what each would get.
    public var targets: [PlannedTarget]
    /// Who is left out, by reason.
    public var skipped: [SkippedTargets]
    /// By CRM account.
    public var accounts: [PlannedAccount]
    /// When it was made.
    public let madeAt: Date
    /// Over the versions of everything it was made from.
    public let digest: String

    /// Whether applying it would change nothing here or in a CRM, as far as could be asked.
    public var isUnchanged: Bool {
        targets.allSatisfy { $0.keys.allSatisfy { $0.change == .unchanged || $0.change == .keepOwnConnection } }
            && accounts.allSatisfy { account in
                account.ownerProperties.allSatisfy { ![.create, .restore, .reveal].contains($0.change) }
                    && account.sight?.membersMax ?? 0 == 0 && account.recordTypes?.isUnchanged ?? true
            }
    }
}
