import MockKit

extension ZohoSeed {
    /// The org itself.
    public struct Org: Sendable {
        /// Its name.
        public var name = "Acme Demo"
        /// The number of its id.
        public var number = 411_000
        /// The name in the address of its pages.
        public var domain = "acmedemo"
        /// Its data centre.
        public var dataCenter = ZohoDataCenter.us
        /// The edition, in Zoho's words: `free`, `standard`, `professional`, `enterprise`, `ultimate`.
        public var edition = "enterprise"

        private static let editions = [
            "free", "standard", "professional", "enterprise", "ultimate", "crmplus", "crmplusstarter",
            "zohooneenterprise", "zohoonestandard",
        ]

        /// The demo org.
        public init() {}

        init(_ reader: SeedReader?) throws {
            self.init()
            guard let reader else { return }
            try reader.finish(knowing: ["name", "number", "domain", "data_center", "edition"])
            name = try reader.optionalString("name") ?? name
            number = try reader.integer("number") ?? number
            domain = try reader.optionalString("domain") ?? domain
            edition = try reader.optionalString("edition") ?? edition
            guard Self.editions.contains(edition) else {
                throw SeedError(
                    "\(reader.path).edition \"\(edition)\" is unknown: use one of "
                        + Self.editions.joined(separator: ", "))
            }
            guard let word = try reader.optionalString("data_center") else { return }
            guard let found = ZohoDataCenter(rawValue: word) else {
                let words = ZohoDataCenter.allCases.map(\.rawValue).joined(separator: ", ")
                throw SeedError("\(reader.path).data_center \"\(word)\" is unknown: use one of \(words)")
            }
            dataCenter = found
        }
    }
}
