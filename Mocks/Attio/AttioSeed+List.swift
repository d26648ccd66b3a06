public import MockKit

extension AttioSeed {
    /// A list, whose entries are not imitated: only its attributes are.
    public struct List: Sendable {
        /// The slug.
        public var slug: String
        /// The name people see.
        public var name: String
        /// The slug of the object whose records it holds.
        public var parentObject: String
        /// Attributes, as those of an object.
        public var attributes: [JSON] = []

        /// Makes a list without attributes of its own.
        public init(_ slug: String, name: String, parentObject: String) {
            self.slug = slug
            self.name = name
            self.parentObject = parentObject
        }

        init(_ reader: SeedReader) throws {
            try reader.finish(knowing: ["slug", "name", "parent_object", "attributes"])
            self.init(
                try reader.string("slug"), name: try reader.string("name"),
                parentObject: try reader.string("parent_object"))
            attributes = try reader.objects("attributes")?.map { .object($0.members) } ?? []
        }
    }
}
