/// The category `pipelineStages`: pipelines, synced stages, descriptions, restrictions.
public struct PipelineSettings: Hashable, Sendable, Codable {
    /// The pipelines; one per CRM, object and id. Their order says nothing.
    public var pipelines: [PipelineSetting]

    /// Holds pipelines.
    public init(pipelines: [PipelineSetting] = []) {
        self.pipelines = pipelines
    }
}
