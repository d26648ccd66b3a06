public import MockKit

extension PipedriveSeed {
    /// Custom fields and records of deals, persons or organizations.
    public struct Object: Sendable {
        /// `deals`, `persons` or `organizations`.
        public var name: String
        /// Custom fields.
        public var fields: [Field] = []
        /// Records: an `id` and the members that version 2 takes in a body; without an id the next free one is taken.
        public var records: [JSON] = []
        /// How many more records to make, with nothing but a name.
        public var generatedRecords = 0

        /// Makes an object that adds nothing.
        public init(_ name: String) {
            self.name = name
        }

        init(_ reader: SeedReader) throws {
            try reader.finish(knowing: ["name", "fields", "records", "generate_records"])
            self.init(try reader.string("name"))
            fields = try reader.objects("fields")?.map(Field.init) ?? []
            records = try reader.objects("records")?.map { .object($0.members) } ?? []
            generatedRecords = try reader.integer("generate_records") ?? 0
        }
    }

    /// One custom field. Several may have the same name.
    public struct Field: Sendable {
        /// The name people see.
        public var name: String
        /// One of the sixteen types that people can create.
        public var type: String
        /// The code, 40 hexadecimal digits; `nil` makes one of the object's and the field's name, the same at each start.
        public var code: String?
        /// The labels of the options, numbered from 1 in their order.
        public var options: [String]
        /// A sentence about the field; on deals only.
        public var summary: String?
        /// Whether values cannot be written.
        public var isReadOnly: Bool
        /// Whether it was deleted: it is in no list, and its name is free.
        public var isDeleted: Bool

        /// Makes a field.
        public init(
            _ name: String, _ type: String, code: String? = nil, options: [String] = [], summary: String? = nil,
            isReadOnly: Bool = false, isDeleted: Bool = false
        ) {
            self.name = name
            self.type = type
            self.code = code
            self.options = options
            self.summary = summary
            self.isReadOnly = isReadOnly
            self.isDeleted = isDeleted
        }

        init(_ reader: SeedReader) throws {
            try reader.finish(knowing: ["name", "type", "code", "options", "description", "read_only", "deleted"])
            self.init(
                try reader.string("name"), try reader.string("type"), code: try reader.optionalString("code"),
                options: try reader.strings("options") ?? [], summary: try reader.optionalString("description"),
                isReadOnly: try reader.bool("read_only") ?? false, isDeleted: try reader.bool("deleted") ?? false)
        }
    }
}
