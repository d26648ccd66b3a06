import MockKit

extension ZohoSeed {
    /// One pipeline of deals.
    public struct PipelineSeed: Sendable {
        /// What people read.
        public var name: String
        /// The name of its layout.
        public var layout: String
        /// Whether new deals of the layout begin in it.
        public var isDefault: Bool
        /// Its stages, in order, by what people read.
        public var stages: [String]

        /// Makes a pipeline.
        public init(_ name: String, layout: String = "Standard", isDefault: Bool = false, stages: [String]) {
            self.name = name
            self.layout = layout
            self.isDefault = isDefault
            self.stages = stages
        }

        init(_ reader: SeedReader) throws {
            try reader.finish(knowing: ["name", "layout", "default", "stages"])
            self.init(
                try reader.string("name"), layout: try reader.optionalString("layout") ?? "Standard",
                isDefault: try reader.bool("default") ?? false, stages: try reader.strings("stages") ?? [])
        }
    }
}
