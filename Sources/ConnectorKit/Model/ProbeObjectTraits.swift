/// How a probe's record of one object is made.
public struct ProbeObjectTraits: Hashable, Sendable {
    /// The text property that holds ``ProbeMark/text``: what people see as the record's name.
    public let markProperty: PropertyName
    /// The property that holds ``ProbeMark/email`` when a probe writes an email, and by which the record is found at once;
    /// `nil` where the mark does for finding.
    public let emailProperty: PropertyName?
    /// What a record needs although the definitions don't say so.
    public let required: Set<PropertyName>
    /// Properties that no probe writes, each with the reason: what they set off can't be taken back.
    public let untouched: [PropertyName: String]

    /// Describes an object's probes.
    public init(
        markProperty: PropertyName, emailProperty: PropertyName? = nil, required: Set<PropertyName> = [],
        untouched: [PropertyName: String] = [:]
    ) {
        self.markProperty = markProperty
        self.emailProperty = emailProperty
        self.required = required
        self.untouched = untouched
    }
}
