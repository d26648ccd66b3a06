import MockKit

extension AttioSeed {
    /// One workspace member.
    public struct User: Sendable {
        /// What a member may do; a suspended one is kept for the sake of the past.
        public enum AccessLevel: String, Sendable, CaseIterable {
            /// Administers the workspace.
            case admin
            /// Works in it.
            case member
            /// Has no access any more.
            case suspended
        }

        /// The e-mail as it was typed.
        public var email: String
        /// The first name.
        public var firstName: String
        /// The last name.
        public var lastName: String
        /// The member's id; `nil` makes one of the e-mail.
        public var id: String?
        /// What the member may do.
        public var accessLevel: AccessLevel

        /// Makes a member.
        public init(
            _ email: String, _ firstName: String, _ lastName: String, id: String? = nil,
            accessLevel: AccessLevel = .member
        ) {
            self.email = email
            self.firstName = firstName
            self.lastName = lastName
            self.id = id
            self.accessLevel = accessLevel
        }

        init(_ reader: SeedReader) throws {
            try reader.finish(knowing: ["email", "first_name", "last_name", "id", "access_level"])
            let word = try reader.optionalString("access_level") ?? AccessLevel.member.rawValue
            guard let level = AccessLevel(rawValue: word) else {
                throw SeedError("\(reader.path).access_level is \"\(word)\": it must be admin, member or suspended")
            }
            self.init(
                try reader.string("email"), try reader.optionalString("first_name") ?? "",
                try reader.optionalString("last_name") ?? "",
                id: try AttioID.checked(try reader.optionalString("id"), at: "\(reader.path).id"), accessLevel: level)
        }
    }
}
