public import Workspace

/// A pipeline as people map it, and how many of them map it just so.
public struct MappedPipeline: Hashable, Sendable {
    /// The mapping.
    public let setting: PipelineSetting
    /// How many people have it.
    public let people: Int

    /// Counts the people of a mapping.
    public init(_ setting: PipelineSetting, people: Int) {
        self.setting = setting
        self.people = people
    }
}
