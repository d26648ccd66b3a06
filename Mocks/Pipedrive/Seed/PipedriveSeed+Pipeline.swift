import MockKit

extension PipedriveSeed {
    /// One pipeline of deals with its stages.
    public struct Pipeline: Sendable {
        /// The id, which no other pipeline has.
        public var id: Int
        /// The name people see.
        public var name: String
        /// Its place; the lowest one in use is the standard pipeline.
        public var order: Int
        /// Whether it was deleted; lists still show it.
        public var isDeleted: Bool
        /// Whether the probabilities of its stages count.
        public var usesProbability: Bool
        /// Its stages.
        public var stages: [Stage]

        /// Makes a pipeline.
        public init(
            _ id: Int, _ name: String, order: Int, isDeleted: Bool = false, usesProbability: Bool = true,
            stages: [Stage]
        ) {
            self.id = id
            self.name = name
            self.order = order
            self.isDeleted = isDeleted
            self.usesProbability = usesProbability
            self.stages = stages
        }

        init(_ reader: SeedReader) throws {
            try reader.finish(knowing: ["id", "name", "order", "deleted", "uses_probability", "stages"])
            guard let id = try reader.integer("id") else {
                throw SeedError("\(reader.path).id is missing: add it as a whole number")
            }
            self.init(
                id, try reader.string("name"), order: try reader.integer("order") ?? id,
                isDeleted: try reader.bool("deleted") ?? false,
                usesProbability: try reader.bool("uses_probability") ?? true,
                stages: try reader.objects("stages")?.map(Stage.init) ?? [])
        }
    }

    /// One stage of a pipeline.
    public struct Stage: Sendable {
        /// The id, which no other stage of the company has.
        public var id: Int
        /// The name people see.
        public var name: String
        /// Its place in the pipeline.
        public var order: Int
        /// The probability of winning, in percent.
        public var probability: Int
        /// After how many days a deal is called rotten; `nil` for never.
        public var rottenDays: Int?
        /// Whether it was deleted; lists still show it.
        public var isDeleted: Bool

        /// Makes a stage.
        public init(
            _ id: Int, _ name: String, order: Int, probability: Int = 100, rottenDays: Int? = nil,
            isDeleted: Bool = false
        ) {
            self.id = id
            self.name = name
            self.order = order
            self.probability = probability
            self.rottenDays = rottenDays
            self.isDeleted = isDeleted
        }

        init(_ reader: SeedReader) throws {
            try reader.finish(knowing: ["id", "name", "order", "probability", "rotten_days", "deleted"])
            guard let id = try reader.integer("id") else {
                throw SeedError("\(reader.path).id is missing: add it as a whole number")
            }
            self.init(
                id, try reader.string("name"), order: try reader.integer("order") ?? id,
                probability: try reader.integer("probability") ?? 100, rottenDays: try reader.integer("rotten_days"),
                isDeleted: try reader.bool("deleted") ?? false)
        }
    }
}
