/// A currency with the places behind its point.
struct Currency {
    let code: String
    let places: Int

    private static let places: [String: Int] = [
        "AUD": 2, "BRL": 2, "CAD": 2, "CHF": 2, "CNY": 2, "CZK": 2, "DKK": 2, "EUR": 2, "GBP": 2, "HUF": 2, "INR": 2,
        "JPY": 0, "KRW": 0, "KWD": 3, "MXN": 2, "NOK": 2, "NZD": 2, "PLN": 2, "RON": 2, "SEK": 2, "SGD": 2, "TRY": 2,
        "USD": 2, "ZAR": 2,
    ]

    /// `nil` for a code that is no currency of the mock's.
    init?(_ code: String) {
        guard let places = Self.places[code] else { return nil }
        self.code = code
        self.places = places
    }

    /// An amount at the currency's places.
    func rounded(_ amount: Double) -> Double {
        let scale = [1.0, 10, 100, 1000][places]
        return (amount * scale).rounded() / scale
    }
}
