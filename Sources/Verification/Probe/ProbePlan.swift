public import ConnectorKit

/// What a probe writes in one object, and what it doesn't.
public struct ProbePlan: Hashable, Sendable {
    /// The object.
    public let object: CRMObject
    /// The mark.
    public let mark: ProbeMark
    /// What is written, fillers among it: unlike what was there, valid for the definition.
    public let values: [PropertyName: FieldValue]
    /// Those of the values whose writing is what is to be proved: mapped and writable, owner, stage.
    public let asked: Set<PropertyName>
    /// Values that belong together and are written together or not at all: a stage with its pipeline and record type.
    public let together: [Set<PropertyName>]
    /// What is mapped and not written, with the result that says why (read-only, hidden, of a type that can't be generated, …).
    public let leftOut: [CheckResult]

    /// Holds a plan.
    public init(
        object: CRMObject, mark: ProbeMark, values: [PropertyName: FieldValue], asked: Set<PropertyName>,
        together: [Set<PropertyName>] = [], leftOut: [CheckResult] = []
    ) {
        self.object = object
        self.mark = mark
        self.values = values
        self.asked = asked
        self.together = together
        self.leftOut = leftOut
    }
}
