import MockKit

extension HubSpotSeed {
    /// The portal: HubSpot's word for an account.
    public struct Portal: Sendable {
        /// The portal id, below 2³¹.
        public var id = 1_234_567
        /// The name people see.
        public var name = "Example Ltd"
        /// The company currency.
        public var currency = "USD"
        /// Other currencies.
        public var additionalCurrencies = ["EUR"]
        /// The time zone of days and daily limits, by its IANA name.
        public var timeZone = "US/Eastern"

        /// The demo portal.
        public init() {}

        init(_ reader: SeedReader?) throws {
            self.init()
            guard let reader else { return }
            try reader.finish(knowing: ["id", "name", "currency", "additional_currencies", "time_zone"])
            id = try reader.integer("id") ?? id
            name = try reader.optionalString("name") ?? name
            currency = try reader.optionalString("currency") ?? currency
            additionalCurrencies = try reader.strings("additional_currencies") ?? additionalCurrencies
            timeZone = try reader.optionalString("time_zone") ?? timeZone
        }
    }
}
