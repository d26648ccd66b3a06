import MockKit

extension SalesforceSeed {
    /// One stage of opportunities.
    public struct Stage: Sendable {
        /// What is written into `StageName`.
        public var apiName: String
        /// What people read.
        public var label: String
        /// Whether it is in use.
        public var isActive: Bool
        /// Its place; there may be gaps.
        public var sortOrder: Int
        /// Whether it ends an opportunity.
        public var isClosed: Bool
        /// Whether it ends it well.
        public var isWon: Bool
        /// Omitted, Pipeline, BestCase, Forecast or Closed.
        public var forecastCategory: String
        /// The probability in percent.
        public var probability: Int

        /// Makes a stage.
        public init(
            _ apiName: String, label: String? = nil, order: Int, probability: Int, forecast: String = "Pipeline",
            isActive: Bool = true, isClosed: Bool = false, isWon: Bool = false
        ) {
            self.apiName = apiName
            self.label = label ?? apiName
            self.isActive = isActive
            sortOrder = order
            self.isClosed = isClosed
            self.isWon = isWon
            forecastCategory = forecast
            self.probability = probability
        }

        init(_ reader: SeedReader) throws {
            try reader.finish(knowing: [
                "api_name", "label", "order", "probability", "forecast", "active", "closed", "won",
            ])
            self.init(
                try reader.string("api_name"), label: try reader.optionalString("label"),
                order: try reader.integer("order") ?? 1, probability: try reader.integer("probability") ?? 0,
                forecast: try reader.optionalString("forecast") ?? "Pipeline",
                isActive: try reader.bool("active") ?? true, isClosed: try reader.bool("closed") ?? false,
                isWon: try reader.bool("won") ?? false)
        }
    }
}
