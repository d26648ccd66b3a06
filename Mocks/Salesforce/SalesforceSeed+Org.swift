import MockKit

extension SalesforceSeed {
    /// The org itself.
    public struct Org: Sendable {
        /// Its name.
        public var name = "Acme Demo"
        /// Its 18-character id.
        public var id = "00DQH000001exAm2AI"
        /// The first label of its My Domain; with profile `sandbox` the sandbox's name follows.
        public var domain = "acme-demo"
        /// The sandbox's name, with profile `sandbox`.
        public var sandbox = "uat"
        /// The edition, in Salesforce's words.
        public var edition = "Enterprise Edition"

        /// The demo org.
        public init() {}

        init(_ reader: SeedReader?) throws {
            self.init()
            guard let reader else { return }
            try reader.finish(knowing: ["name", "id", "domain", "sandbox", "edition"])
            name = try reader.optionalString("name") ?? name
            let text = try reader.optionalString("id") ?? id
            guard let full = SalesforceID.normalise(text), full.hasPrefix("00D") else {
                throw SeedError("\(reader.path).id \"\(text)\" is no id of an org: write one as \(id)")
            }
            id = full
            domain = try reader.optionalString("domain") ?? domain
            sandbox = try reader.optionalString("sandbox") ?? sandbox
            edition = try reader.optionalString("edition") ?? edition
        }
    }
}
