public import ConnectorKit
public import Workspace

/// What a run changed for one target in one CRM; unchanged targets have no row.
public struct RunTargetRow: Sendable, Hashable {
    /// The target.
    public let user: UserID
    /// The CRM.
    public let crm: CRMID
    /// What became of the key, where it changed or failed.
    public var keyOutcome: String?
    /// The key before, as JSON; `nil` where there was none.
    public var keyBefore: String?
    /// The id of the key afterwards.
    public var keyAfter: KeyID?
    /// What became of the binding, where it changed.
    public var bindingOutcome: String?
    /// The binding before, as JSON; `nil` where there was none.
    public var bindingBefore: String?
    /// The version of the binding afterwards.
    public var bindingAfter: Int64?
    /// The record types that they had before, as JSON of the link; `nil` where there were none.
    public var recordTypesBefore: String?
    /// The version of the link to their record types afterwards; `nil` where the run wrote none.
    public var recordTypesAfter: Int64?

    /// Holds a target's row.
    public init(
        user: UserID, crm: CRMID, keyOutcome: String? = nil, keyBefore: String? = nil, keyAfter: KeyID? = nil,
        bindingOutcome: String? = nil, bindingBefore: String? = nil, bindingAfter: Int64? = nil,
        recordTypesBefore: String? = nil, recordTypesAfter: Int64? = nil
    ) {
        self.user = user
        self.crm = crm
        self.keyOutcome = keyOutcome
        self.keyBefore = keyBefore
        self.keyAfter = keyAfter
        self.bindingOutcome = bindingOutcome
        self.bindingBefore = bindingBefore
        self.bindingAfter = bindingAfter
        self.recordTypesBefore = recordTypesBefore
        self.recordTypesAfter = recordTypesAfter
    }
}
