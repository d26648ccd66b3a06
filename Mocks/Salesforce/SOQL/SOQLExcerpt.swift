/// The part of a query around a place, with a caret under it, as Salesforce's messages begin.
struct SOQLExcerpt {
    /// The excerpt, the caret and the place's row and column, each on a line of its own.
    let text: String

    /// Characters that are shown on either side of the place.
    private static let reach = 30

    /// - Parameter place: counts Unicode scalars from the query's start.
    init(_ query: String, around place: Int) {
        let all = Array(query.unicodeScalars)
        let place = min(place, all.count)
        let before = all[..<place]
        let lineStart = before.lastIndex(of: "\n").map { $0 + 1 } ?? 0
        let row = before.count { $0 == "\n" } + 1
        let from = max(lineStart, place - Self.reach)
        let to = min(all.count, place + Self.reach)
        let shown = all[from..<to].prefix { $0 != "\n" }
        let caret = String(repeating: " ", count: place - from) + "^"
        let column = place - lineStart + 1
        text = "\n\(Self.string(shown))\n\(caret)\nERROR at Row:\(row):Column:\(column)\n"
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
