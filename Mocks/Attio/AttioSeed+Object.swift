public import MockKit

extension AttioSeed {
    /// What is added to an object, or a custom object of its own.
    public struct Object: Sendable {
        /// The slug: `people`, `companies`, `deals`, `users`, `workspaces`, or that of a custom object.
        public var slug: String
        /// Whether the workspace has the object. Deals, users and workspaces are off where a seed does not name them;
        /// people and companies are always on.
        public var isEnabled: Bool
        /// The noun of one record of a custom object.
        public var singularNoun: String?
        /// The noun of several.
        public var pluralNoun: String?
        /// Attributes, as Attio's interface takes them, and besides: `id`, `options`, `statuses`, `archived`, `read_only`,
        /// `enriched`. One with the slug of an existing attribute changes that.
        public var attributes: [JSON] = []
        /// Records: `{"id", "values"}`; without an id one is made.
        public var records: [JSON] = []
        /// How many more records to make, with nothing but a name.
        public var generatedRecords = 0

        /// Makes an object that adds nothing.
        public init(_ slug: String, isEnabled: Bool = true) {
            self.slug = slug
            self.isEnabled = isEnabled
        }

        init(_ reader: SeedReader) throws {
            try reader.finish(knowing: [
                "slug", "enabled", "singular_noun", "plural_noun", "attributes", "records", "generate_records",
            ])
            self.init(try reader.string("slug"), isEnabled: try reader.bool("enabled") ?? true)
            singularNoun = try reader.optionalString("singular_noun")
            pluralNoun = try reader.optionalString("plural_noun")
            attributes = try reader.objects("attributes")?.map { .object($0.members) } ?? []
            records = try reader.objects("records")?.map { .object($0.members) } ?? []
            generatedRecords = try reader.integer("generate_records") ?? 0
        }
    }
}
