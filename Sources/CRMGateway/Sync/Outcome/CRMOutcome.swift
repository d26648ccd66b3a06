public import ConnectorKit

/// What became of one CRM in a sync.
public struct CRMOutcome: Hashable, Sendable, Codable {
    /// The CRM.
    public let crm: CRMID
    /// The account that the keys belong to.
    public let account: CRMAccountID
    /// The account's name for people.
    public let accountName: String?
    /// The CRM user whom every holder acts as.
    public let actsAs: String?
    /// The sum of it.
    public var verdict: CRMVerdict
    /// The targets' keys.
    public var keys: KeyCounts
    /// The targets' CRM users.
    public var bindings: BindingCounts
    /// The owner properties, by object.
    public var ownerProperties: [OwnerPropertyOutcome]
    /// The record types; `nil` where the CRM has none, or no target holds a key.
    public var recordTypes: RecordTypeOutcome?
    /// Who of the targets sees the owner properties; `nil` where nobody was to be shown any.
    public var sight: SightCounts?
    /// Why it failed, where it did.
    public var failure: CRMFailure?
    /// Requests sent to the CRM, resent ones included.
    public var calls: Int
    /// Time spent waiting for the CRM's rate budget, in milliseconds.
    public var waitedMilliseconds: Int

    /// Begins an outcome for a source key.
    public init(_ source: SourceKey) {
        self.crm = source.crm
        self.account = source.account
        self.accountName = source.accountName
        self.actsAs = source.actsAs
        self.verdict = .unchanged
        self.keys = KeyCounts()
        self.bindings = BindingCounts()
        self.ownerProperties = []
        self.calls = 0
        self.waitedMilliseconds = 0
    }

    /// Whether a person should look at it.
    public var hasWarnings: Bool {
        bindings.warnings > 0 || recordTypes?.hasWarnings == true || sight?.refused ?? 0 > 0
            || ownerProperties.contains { $0.sight?.problem != nil }
    }

    /// The verdict that follows from the parts. Pure.
    func settled() -> CRMOutcome {
        var copy = self
        let conflict = ownerProperties.first { $0.problem != nil }
        if copy.failure == nil, let conflict {
            copy.failure = CRMFailure(kind: .conflict, message: conflict.problem ?? "", isRetryable: false)
        }
        let changed =
            keys.changes > 0 || bindings.changes > 0 || ownerProperties.contains(where: \.isChange)
            || (recordTypes?.links.changes ?? 0) > 0
            || sight?.changes ?? 0 > 0
        copy.verdict = copy.failure != nil ? .failed : changed ? .copied : .unchanged
        return copy
    }
}
