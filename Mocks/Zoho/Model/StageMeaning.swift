/// What a stage of deals means for the forecast.
struct StageMeaning: Sendable {
    let probability: Int
    /// `Open`, `Closed Won` or `Closed Lost`.
    let forecastType: String

    /// The category with the number that its id has.
    var category: (name: String, number: Int) {
        switch forecastType {
        case "Closed Won": ("Closed", ZohoID.Start.forecastCategories + 2)
        case "Closed Lost": ("Omitted", ZohoID.Start.forecastCategories + 4)
        default: ("Pipeline", ZohoID.Start.forecastCategories)
        }
    }
}
