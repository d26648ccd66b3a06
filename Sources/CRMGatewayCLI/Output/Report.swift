/// A command's result, in both formats.
protocol Report: Sendable {
    /// For people, line by line. Whatever came from elsewhere has been made printable.
    var lines: [String] { get }
    /// For programs.
    var json: JSONValue { get }
}

extension Report {
    /// A label and its values, aligned.
    static func fields(_ pairs: [(String, String)]) -> [String] {
        let width = pairs.map(\.0.count).max() ?? 0
        return pairs.map { name, value in
            name + ":" + String(repeating: " ", count: width - name.count + 1) + PrintableText.of(value)
        }
    }
}
