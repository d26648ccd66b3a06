import MockKit

extension PipedriveSeed {
    /// One user.
    public struct User: Sendable {
        /// The e-mail as it was typed.
        public var email: String
        /// The whole name; Pipedrive keeps no first and last name of users.
        public var name: String
        /// The user's id; `nil` takes the next free one.
        public var id: Int?
        /// Whether the user has access.
        public var isActive: Bool
        /// Whether the user was removed; users who were stay in the list.
        public var isDeleted: Bool
        /// Whether an invitation was sent and not accepted yet.
        public var isInvited: Bool
        /// Whether the user is an administrator of everything.
        public var isAdmin: Bool
        /// Whether answers show no e-mail (`null`), as they may.
        public var hidesEmail: Bool
        /// Permissions that differ from the standard ones, such as `can_add_custom_fields`.
        public var permissions: [String: Bool]

        /// Makes a user.
        public init(
            _ email: String, _ name: String, id: Int? = nil, isActive: Bool = true, isDeleted: Bool = false,
            isInvited: Bool = false, isAdmin: Bool = false, hidesEmail: Bool = false, permissions: [String: Bool] = [:]
        ) {
            self.email = email
            self.name = name
            self.id = id
            self.isActive = isActive
            self.isDeleted = isDeleted
            self.isInvited = isInvited
            self.isAdmin = isAdmin
            self.hidesEmail = hidesEmail
            self.permissions = permissions
        }

        init(_ reader: SeedReader) throws {
            try reader.finish(knowing: [
                "email", "name", "id", "active", "deleted", "invited", "admin", "hides_email", "permissions",
            ])
            var permissions: [String: Bool] = [:]
            if let own = try reader.object("permissions") {
                try own.finish(knowing: UserPermissions.names)
                for name in own.members.names { permissions[name] = try own.bool(name) }
            }
            self.init(
                try reader.string("email"), try reader.string("name"), id: try reader.integer("id"),
                isActive: try reader.bool("active") ?? true, isDeleted: try reader.bool("deleted") ?? false,
                isInvited: try reader.bool("invited") ?? false, isAdmin: try reader.bool("admin") ?? false,
                hidesEmail: try reader.bool("hides_email") ?? false, permissions: permissions)
        }
    }
}
