import MockKit

extension PipedriveSeed {
    /// The company: Pipedrive's word for an account.
    public struct Company: Sendable {
        /// The company's id.
        public var id = 54_235_233
        /// The name people see.
        public var name = "Example Ltd"
        /// The first label of the company's host; in a sandbox `-sandbox` is added.
        public var domain = "acme-demo"
        /// The country, two letters.
        public var country = "EE"
        /// The currency of deals that name none, three letters.
        public var currency = "EUR"
        /// The time zone of users and of times of day, by its IANA name.
        public var timeZone = "Europe/Tallinn"
        /// What token answers say as `api_domain`; `nil` stands for the company's own address. A test sets another one
        /// to see whether a client trusts it.
        public var apiDomain: String?

        /// The demo company.
        public init() {}

        init(_ reader: SeedReader?) throws {
            self.init()
            guard let reader else { return }
            try reader.finish(knowing: ["id", "name", "domain", "country", "currency", "time_zone", "api_domain"])
            id = try reader.integer("id") ?? id
            name = try reader.optionalString("name") ?? name
            domain = try reader.optionalString("domain") ?? domain
            country = try reader.optionalString("country") ?? country
            currency = try reader.optionalString("currency") ?? currency
            timeZone = try reader.optionalString("time_zone") ?? timeZone
            apiDomain = try reader.optionalString("api_domain")
        }
    }
}
