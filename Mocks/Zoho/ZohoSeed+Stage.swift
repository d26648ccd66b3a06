import MockKit

extension ZohoSeed {
    /// One stage of deals. All pipelines choose from the same stages.
    public struct Stage: Sendable {
        /// What people read.
        public var display: String
        /// What is stored.
        public var actual: String
        /// In percent.
        public var probability: Int
        /// `Open`, `Closed Won` or `Closed Lost`.
        public var forecastType: String

        static let forecastTypes = ["Open", "Closed Won", "Closed Lost"]

        /// Makes a stage.
        public init(_ display: String, actual: String? = nil, probability: Int, forecastType: String = "Open") {
            self.display = display
            self.actual = actual ?? display
            self.probability = probability
            self.forecastType = forecastType
        }

        init(_ reader: SeedReader) throws {
            try reader.finish(knowing: ["display", "actual", "probability", "forecast_type"])
            self.init(
                try reader.string("display"), actual: try reader.optionalString("actual"),
                probability: try reader.integer("probability") ?? 0,
                forecastType: try reader.optionalString("forecast_type") ?? "Open")
            guard Self.forecastTypes.contains(forecastType) else {
                throw SeedError(
                    "\(reader.path).forecast_type is \"\(forecastType)\": use Open, Closed Won or Closed Lost")
            }
        }
    }
}
