import MockKit

extension ZohoSeed {
    /// One user. E-mails are unique in an org.
    public struct User: Sendable {
        /// The e-mail.
        public var email: String
        /// The first name.
        public var firstName: String
        /// The last name.
        public var lastName: String
        /// `active`, `disabled` or `deleted`.
        public var status: String
        /// Whether the invitation was accepted.
        public var isConfirmed: Bool
        /// Zoho's word for the kind, such as `Regular User`.
        public var kind: String
        /// The name of the profile; `nil` is the last one.
        public var profile: String?
        /// The time zone, by its IANA name.
        public var timeZone: String

        static let statuses = ["active", "disabled", "deleted"]

        /// Makes a user.
        public init(
            _ email: String, _ firstName: String, _ lastName: String, status: String = "active",
            isConfirmed: Bool = true, kind: String = "Regular User", profile: String? = nil,
            timeZone: String = "America/Los_Angeles"
        ) {
            self.email = email
            self.firstName = firstName
            self.lastName = lastName
            self.status = status
            self.isConfirmed = isConfirmed
            self.kind = kind
            self.profile = profile
            self.timeZone = timeZone
        }

        init(_ reader: SeedReader) throws {
            try reader.finish(knowing: [
                "email", "first_name", "last_name", "status", "confirmed", "kind", "profile", "time_zone",
            ])
            self.init(
                try reader.string("email"), try reader.optionalString("first_name") ?? "",
                try reader.string("last_name"), status: try reader.optionalString("status") ?? "active",
                isConfirmed: try reader.bool("confirmed") ?? true,
                kind: try reader.optionalString("kind") ?? "Regular User",
                profile: try reader.optionalString("profile"),
                timeZone: try reader.optionalString("time_zone") ?? "America/Los_Angeles")
            guard Self.statuses.contains(status) else {
                throw SeedError("\(reader.path).status is \"\(status)\": use active, disabled or deleted")
            }
        }
    }
}
