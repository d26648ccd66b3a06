/// A pipeline, and those of its stages that are kept in step.
public struct PipelineSetting: Hashable, Sendable, Codable {
    /// The CRM's id, a lower-case word.
    public var crm: String
    /// The kind of record that moves through it.
    public var object: RecordObject
    /// The CRM's internal id.
    public var id: String
    /// The name for people.
    public var label: String
    /// Whether new records go here; at most one pipeline of a CRM and object.
    public var isDefault: Bool
    /// The internal id of the stage in which new records begin.
    public var defaultStage: String?
    /// The stages, by `order`.
    public var stages: [StageSetting]

    /// Describes a pipeline.
    public init(
        crm: String, object: RecordObject = .deal, id: String, label: String, isDefault: Bool = false,
        defaultStage: String? = nil, stages: [StageSetting] = []
    ) {
        self.crm = crm
        self.object = object
        self.id = id
        self.label = label
        self.isDefault = isDefault
        self.defaultStage = defaultStage
        self.stages = stages
    }
}
