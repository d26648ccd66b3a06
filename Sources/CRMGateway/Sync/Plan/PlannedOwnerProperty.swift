public import ConnectorKit

/// What a sync would do about the owner property of one object.
public struct PlannedOwnerProperty: Hashable, Sendable, Codable {
    /// What would happen.
    public enum Change: String, Hashable, Sendable, Codable {
        /// The CRM's own field is used.
        case use
        /// One that is there is used.
        case adopt
        /// One is made.
        case create
        /// An archived one comes back.
        case restore
        /// One that is there, and that the CRM hides from the key, is made visible and used.
        case reveal
        /// It can't be had.
        case refuse
    }

    /// The object.
    public let object: CRMObject
    /// The property.
    public let property: PropertyName
    /// What would happen.
    public let change: Change
    /// What stands in the way, for people.
    public let problem: String?

    init(_ object: CRMObject, _ decision: OwnerPropertyDecision) {
        self.object = object
        (self.property, self.change, self.problem) =
            switch decision {
            case .use(let found): (found.name, .use, nil)
            case .adopt(let found): (found.name, .adopt, nil)
            case .reveal(let found): (found.name, .reveal, nil)
            case .create(let draft): (draft.name, .create, nil)
            case .restore(let draft): (draft.name, .restore, nil)
            case .refuse(let conflict): (conflict.property, .refuse, conflict.message)
            case .lookAtArchived: preconditionFailure("a plan reads archived definitions before it decides")
            }
    }
}
