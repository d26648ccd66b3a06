public import MockKit

extension HubSpotSeed {
    /// What is added to an object, or a custom object of its own.
    ///
    /// Properties, groups and pipelines are written as HubSpot's own interface takes them.
    public struct Object: Sendable {
        /// `contacts`, `companies`, `deals`, or the name of a custom object.
        public var name: String
        /// `2-<n>` for a custom object; `nil` for HubSpot's own.
        public var typeID: String?
        /// Groups: `{"name", "label"}`.
        public var groups: [JSON] = []
        /// Properties, as they are posted, and besides: `archived`, `read_only`, `used_by`.
        public var properties: [JSON] = []
        /// Pipelines with stages, beside HubSpot's own one.
        public var pipelines: [JSON] = []
        /// Records: `{"id", "properties"}`; without an id the next free one is taken.
        public var records: [JSON] = []
        /// How many more records to make, with nothing but a name.
        public var generatedRecords = 0
        /// Properties that the create form requires; `nil` keeps HubSpot's.
        public var required: [String]?
        /// `{"property", "values", "required"}`.
        public var conditionalRequired: [JSON] = []
        /// `{"property", "rule", "arguments"}`.
        public var validations: [JSON] = []
        /// `{"when_written", "property", "value"}`.
        public var workflows: [JSON] = []

        /// Makes an object that adds nothing.
        public init(_ name: String, typeID: String? = nil) {
            self.name = name
            self.typeID = typeID
        }

        init(_ reader: SeedReader) throws {
            try reader.finish(knowing: [
                "name", "type_id", "groups", "properties", "pipelines", "records", "generate_records", "required",
                "conditional_required", "validations", "workflows",
            ])
            self.init(try reader.string("name"), typeID: try reader.optionalString("type_id"))
            func list(_ name: String) throws -> [JSON] { try reader.objects(name)?.map { .object($0.members) } ?? [] }
            groups = try list("groups")
            properties = try list("properties")
            pipelines = try list("pipelines")
            records = try list("records")
            generatedRecords = try reader.integer("generate_records") ?? 0
            required = try reader.strings("required")
            conditionalRequired = try list("conditional_required")
            validations = try list("validations")
            workflows = try list("workflows")
        }
    }
}
