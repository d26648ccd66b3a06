/// A pipeline with its stages.
public struct Pipeline: Hashable, Sendable {
    /// The object that moves through it.
    public let object: CRMObject
    /// The vendor's id.
    public let id: String
    /// What a record's pipeline property holds; the id, unless the vendor keeps the two apart.
    public let value: String
    /// The name for people.
    public let label: String
    /// Whether it is archived or inactive.
    public let isArchived: Bool
    /// The stages in display order.
    public let stages: [Stage]

    /// Describes a pipeline.
    public init(
        object: CRMObject, id: String, value: String? = nil, label: String, isArchived: Bool, stages: [Stage]
    ) {
        self.object = object
        self.id = id
        self.value = value ?? id
        self.label = label
        self.isArchived = isArchived
        self.stages = stages
    }
}
