public import MockKit

extension ZohoSeed {
    /// What is added to a standard module, or a custom module.
    public struct ModuleSeed: Sendable {
        /// The module's API name.
        public var name: String
        /// Custom fields, see the README for their members.
        public var fields: [JSON] = []
        /// Layouts beside `Standard`, by their names; those that begin with `-` are not active.
        public var layouts: [String] = []
        /// Fields that a layout asks for, by its name.
        public var required: [String: [String]] = [:]
        /// Records: values by field, and `id`. User fields may name an e-mail.
        public var records: [JSON] = []
        /// How many more records to make, with a name only.
        public var generatedRecords = 0

        /// Makes an extension of a module.
        public init(_ name: String) {
            self.name = name
        }

        init(_ reader: SeedReader) throws {
            try reader.finish(knowing: ["name", "fields", "layouts", "required", "records", "generate_records"])
            self.init(try reader.string("name"))
            fields = try reader.objects("fields")?.map { .object($0.members) } ?? []
            layouts = try reader.strings("layouts") ?? []
            records = try reader.objects("records")?.map { .object($0.members) } ?? []
            generatedRecords = try reader.integer("generate_records") ?? 0
            guard let lists = try reader.object("required") else { return }
            for name in lists.members.names { required[name] = try lists.strings(name) }
        }
    }
}
