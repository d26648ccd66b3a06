/// Zoho's ids: 19 digits, the org's prefix and a number.
enum ZohoID {
    static let prefix = "5725767"
    private static let digits = 12

    /// Where the numbers of each kind begin.
    enum Start {
        static let modules = 2_001
        static let forecastCategories = 7_092
        static let stages = 7_104
        static let profiles = 15_972
        static let roles = 15_980
        static let pipelines = 55_001
        static let layouts = 95_001
        static let sections = 96_001
        static let fields = 100_001
        static let users = 411_001
        /// Everything made while the mock runs, and seeded records without an id.
        static let made = 900_000_001
    }

    static func make(_ number: Int) -> String {
        let text = String(number)
        return prefix + String(repeating: "0", count: max(0, digits - text.count)) + text
    }

    /// Whether a text has the form of an id.
    static func isID(_ text: String) -> Bool {
        (1...19).contains(text.count) && text.allSatisfy { $0.isASCII && $0.isNumber }
    }
}
