/// The elements of a list with the names by which they are told apart.
struct NamedElements {
    let pairs: [(String, SettingsJSON)]
    let byName: [String: SettingsJSON]

    init(_ pairs: [(String, SettingsJSON)]) {
        self.pairs = pairs
        byName = Dictionary(pairs) { first, _ in first }
    }

    var names: [String] { pairs.map(\.0) }
}
