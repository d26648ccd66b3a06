import MockKit

extension AttioSeed {
    /// One token beside the demo ones. None of Attio's expires.
    public struct Token: Sendable {
        /// How it was made.
        public enum Kind: String, Sendable, CaseIterable {
            /// Made by a person in the workspace's settings.
            case apiKey = "api_key"
            /// Made by a consent.
            case oauth
            /// Made by Attio for an installed app; nobody stands behind it.
            case app
        }

        /// The token itself; an API key has 64 characters.
        public var text: String
        /// How it was made.
        public var kind: Kind
        /// Its scopes. A fresh API key has none.
        public var scopes: [String]
        /// `workspace` or `user`, as `/v2/self` tells.
        public var level: String
        /// The e-mail of the member who made it; `nil` is the installer.
        public var user: String?

        /// Makes a token.
        public init(
            _ text: String, kind: Kind = .apiKey, scopes: [String], level: String = "workspace", user: String? = nil
        ) {
            self.text = text
            self.kind = kind
            self.scopes = scopes
            self.level = level
            self.user = user
        }

        init(_ reader: SeedReader) throws {
            try reader.finish(knowing: ["token", "kind", "scopes", "level", "user"])
            let word = try reader.optionalString("kind") ?? Kind.apiKey.rawValue
            guard let kind = Kind(rawValue: word) else {
                throw SeedError("\(reader.path).kind is \"\(word)\": it must be \"api_key\", \"oauth\" or \"app\"")
            }
            self.init(
                try reader.string("token"), kind: kind, scopes: try reader.strings("scopes") ?? [],
                level: try reader.optionalString("level") ?? "workspace", user: try reader.optionalString("user"))
        }
    }
}
