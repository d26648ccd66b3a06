import Foundation
import MockKit

extension SalesforceSeed {
    /// One user.
    public struct User: Sendable {
        /// The e-mail; several users may have the same.
        public var email: String
        /// The first name.
        public var firstName: String
        /// The last name.
        public var lastName: String
        /// The user name, which nobody else in the world has; by default the e-mail's first part at the org's domain.
        public var username: String
        /// The name of the profile; `nil` for a system user, whose profile no query shows.
        public var profile: String?
        /// Whether the user may sign in.
        public var isActive: Bool
        /// Salesforce's word for the kind of user, such as `Standard`.
        public var userType: String
        /// Whether the app may act for this user by a signed assertion.
        public var isPreauthorised: Bool

        /// Makes a user.
        public init(
            _ email: String, _ firstName: String, _ lastName: String, username: String? = nil,
            profile: String? = "Sales User", isActive: Bool = true, userType: String = "Standard",
            isPreauthorised: Bool = true
        ) {
            self.email = email
            self.firstName = firstName
            self.lastName = lastName
            self.username = username ?? Self.username(for: email)
            self.profile = profile
            self.isActive = isActive
            self.userType = userType
            self.isPreauthorised = isPreauthorised
        }

        private static func username(for email: String) -> String {
            email.split(separator: "@").first.map { "\($0)@acme-demo.example".lowercased() } ?? email
        }

        init(_ reader: SeedReader) throws {
            try reader.finish(knowing: [
                "email", "first_name", "last_name", "username", "profile", "active", "user_type", "system",
                "preauthorised",
            ])
            let isSystem = try reader.bool("system") ?? false
            let profile = try reader.optionalString("profile")
            self.init(
                try reader.string("email"), try reader.optionalString("first_name") ?? "",
                try reader.string("last_name"), username: try reader.optionalString("username"),
                profile: isSystem ? nil : profile ?? "Sales User", isActive: try reader.bool("active") ?? true,
                userType: try reader.optionalString("user_type") ?? (isSystem ? "AutomatedProcess" : "Standard"),
                isPreauthorised: try reader.bool("preauthorised") ?? true)
        }
    }
}
