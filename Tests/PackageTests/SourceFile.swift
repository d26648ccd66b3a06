/// One Swift file of the package.
struct SourceFile: Sendable {
    /// The path from the package's root.
    let path: String
    /// Its lines.
    let lines: [String]

    init(path: String, text: String) {
        self.path = path
        self.lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// How many lines there are; the end of the last one makes no line of its own.
    var lineCount: Int { lines.last == "" ? lines.count - 1 : lines.count }

    /// The modules that it imports.
    var imports: [String] {
        lines.compactMap { line in
            let words = line.split { $0 == " " || $0 == "\t" }.drop { $0.hasPrefix("@") || Self.access.contains($0) }
            guard words.first == "import" else { return nil }
            let rest = words.dropFirst().drop { Self.kinds.contains($0) }
            return rest.first.map { String($0.prefix { $0 != "." }) }
        }
    }

    /// Its lines without comments, numbered from 1. A text that holds two slashes is cut there too.
    var code: [(number: Int, text: String)] {
        lines.enumerated().map { index, line in
            (index + 1, line.firstRange(of: "//").map { String(line[..<$0.lowerBound]) } ?? line)
        }
    }

    /// Whether a line is a comment and nothing else.
    static func isComment(_ line: String) -> Bool {
        line.drop { $0 == " " }.hasPrefix("//")
    }

    private static let access: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    private static let kinds: Set<Substring> = [
        "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
    ]
}
