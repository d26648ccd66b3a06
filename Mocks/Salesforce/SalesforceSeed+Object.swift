import Foundation
public import MockKit

extension SalesforceSeed {
    /// What is added to a standard object, or a custom object.
    public struct Object: Sendable {
        /// A record type of an object.
        public struct RecordType: Sendable {
            /// What people read.
            public var name: String
            /// The stable key.
            public var developerName: String
            /// The name of the sales process; on opportunities only.
            public var process: String?
            /// The values it allows, by field; a field that is absent allows all.
            public var picklists: [String: [String]]
            /// Whether it is in use.
            public var isActive: Bool

            /// Makes a record type.
            public init(
                _ name: String, developerName: String, process: String? = nil, picklists: [String: [String]] = [:],
                isActive: Bool = true
            ) {
                self.name = name
                self.developerName = developerName
                self.process = process
                self.picklists = picklists
                self.isActive = isActive
            }

            init(_ reader: SeedReader) throws {
                try reader.finish(knowing: ["name", "developer_name", "process", "picklists", "active"])
                let name = try reader.string("name")
                self.init(
                    name,
                    developerName: try reader.optionalString("developer_name")
                        ?? name.replacingOccurrences(of: " ", with: "_"),
                    process: try reader.optionalString("process"),
                    picklists: try SalesforceSeed.lists(reader, "picklists"),
                    isActive: try reader.bool("active") ?? true)
            }
        }

        /// The object's API name.
        public var name: String
        /// The key prefix; needed for a custom object.
        public var keyPrefix: String?
        /// Custom fields, see the README for their members.
        public var fields: [JSON] = []
        /// Record types.
        public var recordTypes: [RecordType] = []
        /// Sales processes with their stages; on opportunities only.
        public var processes: [String: [String]] = [:]
        /// Records: values by field. References name a record by its id, and users also by e-mail.
        public var records: [JSON] = []
        /// How many more records to make, with a name only.
        public var generatedRecords = 0

        /// Makes an extension of an object.
        public init(_ name: String) {
            self.name = name
        }

        init(_ reader: SeedReader) throws {
            try reader.finish(knowing: [
                "name", "key_prefix", "fields", "record_types", "processes", "records", "generate_records",
            ])
            self.init(try reader.string("name"))
            keyPrefix = try reader.optionalString("key_prefix")
            fields = try reader.objects("fields")?.map { .object($0.members) } ?? []
            recordTypes = try reader.objects("record_types")?.map(RecordType.init) ?? []
            processes = try SalesforceSeed.lists(reader, "processes")
            records = try reader.objects("records")?.map { .object($0.members) } ?? []
            generatedRecords = try reader.integer("generate_records") ?? 0
        }
    }
}
