/// What a sync would do in one CRM account.
public struct PlannedAccount: Hashable, Sendable, Codable {
    /// The key that would be handed on.
    public let source: SourceKey
    /// The owner properties; empty where the CRM couldn't be asked.
    public var ownerProperties: [PlannedOwnerProperty] = []
    /// The record types; `nil` where the CRM has none, or nobody would hold its key.
    public var recordTypes: PlannedRecordTypes?
    /// Who would be shown owner properties; `nil` in a CRM that hides none.
    public var sight: PlannedSight?
    /// Why the CRM couldn't be asked.
    public var failure: CRMFailure?
    /// Requests that the plan cost.
    public var calls = 0

    init(source: SourceKey) {
        self.source = source
    }
}
