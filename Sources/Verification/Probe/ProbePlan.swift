public import ConnectorKit

/// What a probe writes in one object, and what it doesn't.
public struct ProbePlan: Hashable, Sendable {
    /// The CRM.
    public let crm: CRMID
    /// The object.
    public let object: CRMObject
    /// The mark.
    public let mark: ProbeMark
    /// What is written, fillers among it: unlike what was there, valid for the definition.
    public let values: [PropertyName: FieldValue]
    /// Those of the values whose writing is what is to be proved: mapped and writable, owner, stage.
    public let asked: Set<PropertyName>
    /// Those of the values without which a new record can't be made, the mark among them; none for a designated record.
    public let needed: Set<PropertyName>
    /// What a new record takes in place of needed values that were refused: another stage, with its pipeline.
    public let fallbacks: [PropertyName: FieldValue]
    /// Values that belong together and are written together or not at all: a stage with its pipeline and record type.
    public let together: [Set<PropertyName>]
    /// Those of the values that a new record can't take, with what belongs together with them: they are written by a change
    /// of it, once it is made. None for a designated record.
    public let afterwards: Set<PropertyName>
    /// What is mapped and not written, with the result that says why (read-only, hidden, of a type that can't be generated, …).
    public let leftOut: [CheckResult]

    /// Holds a plan.
    public init(
        crm: CRMID, object: CRMObject, mark: ProbeMark, values: [PropertyName: FieldValue], asked: Set<PropertyName>,
        needed: Set<PropertyName> = [], fallbacks: [PropertyName: FieldValue] = [:],
        together: [Set<PropertyName>] = [], afterwards: Set<PropertyName> = [], leftOut: [CheckResult] = []
    ) {
        self.crm = crm
        self.object = object
        self.mark = mark
        self.values = values
        self.asked = asked
        self.needed = needed
        self.fallbacks = fallbacks
        self.together = together
        self.afterwards = afterwards
        self.leftOut = leftOut
    }

    /// The check that the plan is for.
    public var check: CheckID { .writeback(object) }

    /// What a result of the plan is about: one of its properties, or the object as a whole.
    public func subject(_ property: PropertyName? = nil, label: String? = nil) -> CheckSubject {
        CheckSubject(crm: crm, object: object, property: property, label: label)
    }
}
