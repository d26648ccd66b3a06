import MockKit

extension SalesforceSeed {
    /// One permission set that no profile owns.
    public struct PermissionSet: Sendable {
        /// Its API name.
        public var name: String
        /// Permissions beside objects and fields.
        public var permissions: [UserPermission]
        /// What may be done with an object's records, out of `create`, `read`, `edit` and `delete`.
        public var objects: [String: [String]]
        /// Fields that are seen, as `Object.Field`, with `read` or `edit`.
        public var fields: [String: String]
        /// E-mails of the users who have it.
        public var assignees: [String]

        /// Makes a permission set.
        public init(
            _ name: String, permissions: [UserPermission] = [], objects: [String: [String]] = [:],
            fields: [String: String] = [:], assignees: [String] = []
        ) {
            self.name = name
            self.permissions = permissions
            self.objects = objects
            self.fields = fields
            self.assignees = assignees
        }

        init(_ reader: SeedReader) throws {
            try reader.finish(knowing: ["name", "permissions", "objects", "fields", "assignees"])
            self.init(
                try reader.string("name"), permissions: try SalesforceSeed.permissions(reader) ?? [],
                objects: try SalesforceSeed.lists(reader, "objects"),
                fields: try SalesforceSeed.texts(reader, "fields"), assignees: try reader.strings("assignees") ?? [])
        }
    }
}
