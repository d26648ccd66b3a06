extension SettingsSchema {
    /// The placeholders of each kind of template: `message` and `task`.
    public static var placeholders: [(scope: String, names: [String])] {
        PlaceholderScope.allCases.map { ($0.words, $0.names) }
    }
}
