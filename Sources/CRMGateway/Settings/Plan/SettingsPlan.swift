public import Foundation

/// What a push of settings, or a Sync with Admin, would do: a value to show, to keep, and to hand back to
/// ``Settings/apply(_:as:idempotencyKey:)``.
///
/// It was made with handles that can only read (PREVIEW, I-24), and is refused once anything it was made from has changed
/// (T-33). Its size doesn't grow with the number of targets: ``Settings/targets(of:after:limit:as:)`` lists them.
public struct SettingsPlan: Hashable, Sendable, Codable {
    /// What was asked.
    public let request: SettingsPushRequest
    /// From whose dashboard.
    public let source: PlannedSource
    /// For how many it would be done.
    public var targets = 0
    /// Who is left out altogether, by reason (SET-7).
    public var skipped: [SkippedTargets] = []
    /// What would become of each category.
    public var categories: [PlannedCategory] = []
    /// With `crmKeys`: the keys; `nil` where none would be copied.
    public var keys: PlannedKeys?
    /// Why no keys would be copied though they were asked for (ACC-6).
    public var keysRefused: RunFailure?
    /// What should be read before it is applied.
    public var notices: [PlannedNotice] = []
    /// When it was made.
    public let madeAt: Date
    /// Over the versions of everything it was made from.
    public let digest: String

    init(_ request: SettingsPushRequest, source: PlannedSource, madeAt: Date, digest: String) {
        self.request = request
        self.source = source
        self.madeAt = madeAt
        self.digest = digest
    }

    /// Whether applying it would write nothing, as far as could be asked.
    public var isUnchanged: Bool {
        categories.allSatisfy { $0.changed == 0 && $0.failed == 0 }
            && (keys?.accounts ?? []).allSatisfy { account in
                account.ownerProperties.allSatisfy { ![.create, .restore, .reveal].contains($0.change) }
                    && account.sight?.membersMax ?? 0 == 0 && account.recordTypes?.isUnchanged ?? true
            }
    }
}
