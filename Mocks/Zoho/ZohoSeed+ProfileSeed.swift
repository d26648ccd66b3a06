import MockKit

extension ZohoSeed {
    /// One profile. Its users have every right but those named.
    public struct ProfileSeed: Sendable {
        /// What people read.
        public var name: String
        /// Rights that are lacking, such as `Crm_Implied_Customize_Zoho_CRM` and `Crm_Implied_Delete_Deals`.
        public var lacks: Set<String>

        /// Makes a profile.
        public init(_ name: String, lacks: Set<String> = []) {
            self.name = name
            self.lacks = lacks
        }

        init(_ reader: SeedReader) throws {
            try reader.finish(knowing: ["name", "lacks"])
            self.init(try reader.string("name"), lacks: Set(try reader.strings("lacks") ?? []))
        }
    }
}
