import MockKit

extension AttioSeed {
    /// The workspace: Attio's word for an account.
    public struct Workspace: Sendable {
        /// The workspace's id.
        public var id = "0c000000-0000-4000-8000-000000000001"
        /// The name people see.
        public var name = "Example Ltd"
        /// The name in addresses of pages.
        public var slug = "example-ltd"
        /// The address of a picture.
        public var logoURL: String?

        /// The demo workspace.
        public init() {}

        init(_ reader: SeedReader?) throws {
            self.init()
            guard let reader else { return }
            try reader.finish(knowing: ["id", "name", "slug", "logo_url"])
            id = try AttioID.checked(try reader.optionalString("id"), at: "\(reader.path).id") ?? id
            name = try reader.optionalString("name") ?? name
            slug = try reader.optionalString("slug") ?? slug
            logoURL = try reader.optionalString("logo_url")
        }
    }
}
