import MockKit

extension SalesforceSeed {
    /// One profile: what its users may do and see.
    public struct Profile: Sendable {
        /// Its name.
        public var name: String
        /// The licence that its users have.
        public var license = "Salesforce"
        /// Permissions beside objects and fields.
        public var permissions: [UserPermission]
        /// What may be done with an object's records, out of `create`, `read`, `edit` and `delete`; an object that is
        /// absent is open to all four.
        public var objects: [String: [String]]
        /// Fields that are hidden, as `Object.Field`; every other one of the start is seen.
        public var hiddenFields: [String]
        /// Fields that are seen and not written.
        public var readOnlyFields: [String]
        /// Record types that may be picked, by object and developer name; an object that is absent gives all, `Master`
        /// stands for the master type.
        public var recordTypes: [String: [String]]
        /// The default record type, by object; absent: the first that may be picked.
        public var defaultRecordTypes: [String: String]

        /// Makes a profile.
        public init(
            _ name: String, permissions: [UserPermission] = [.apiEnabled], objects: [String: [String]] = [:],
            hiddenFields: [String] = [], readOnlyFields: [String] = [], recordTypes: [String: [String]] = [:],
            defaultRecordTypes: [String: String] = [:], license: String = "Salesforce"
        ) {
            self.name = name
            self.permissions = permissions
            self.objects = objects
            self.hiddenFields = hiddenFields
            self.readOnlyFields = readOnlyFields
            self.recordTypes = recordTypes
            self.defaultRecordTypes = defaultRecordTypes
            self.license = license
        }

        init(_ reader: SeedReader) throws {
            try reader.finish(knowing: [
                "name", "license", "permissions", "objects", "hidden_fields", "read_only_fields", "record_types",
                "default_record_types",
            ])
            self.init(try reader.string("name"))
            license = try reader.optionalString("license") ?? license
            permissions = try SalesforceSeed.permissions(reader) ?? permissions
            objects = try SalesforceSeed.lists(reader, "objects")
            hiddenFields = try reader.strings("hidden_fields") ?? []
            readOnlyFields = try reader.strings("read_only_fields") ?? []
            recordTypes = try SalesforceSeed.lists(reader, "record_types")
            defaultRecordTypes = try SalesforceSeed.texts(reader, "default_record_types")
        }
    }

    static func permissions(_ reader: SeedReader) throws -> [UserPermission]? {
        try reader.strings("permissions")?.map { word in
            guard let permission = UserPermission(rawValue: word) ?? UserPermission(rawValue: "Permissions" + word)
            else {
                let known = UserPermission.allCases.map(\.rawValue).joined(separator: ", ")
                throw SeedError("\(reader.path).permissions: \"\(word)\" is unknown: use \(known)")
            }
            return permission
        }
    }

    static func lists(_ reader: SeedReader, _ name: String) throws -> [String: [String]] {
        guard let inner = try reader.object(name) else { return [:] }
        var lists: [String: [String]] = [:]
        for key in inner.members.names { lists[key] = try inner.strings(key) ?? [] }
        return lists
    }

    static func texts(_ reader: SeedReader, _ name: String) throws -> [String: String] {
        guard let inner = try reader.object(name) else { return [:] }
        var texts: [String: String] = [:]
        for key in inner.members.names { texts[key] = try inner.string(key) }
        return texts
    }
}
