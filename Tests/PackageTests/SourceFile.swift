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

    /// Its functions and initialisers that have a body: the line where each begins, and how many lines it has.
    ///
    /// Told by indentation, which the formatter keeps: a body ends at the first brace in the column where it began.
    var functions: [(number: Int, lineCount: Int)] {
        lines.indices.compactMap { start in
            let words = lines[start].split { " (<".contains($0) }
            guard words.contains(where: { ["func", "init", "init?"].contains($0) }) else { return nil }
            guard !Self.isComment(lines[start]), let end = endOfBody(from: start) else { return nil }
            return (start + 1, end - start + 1)
        }
    }

    private func endOfBody(from start: Int) -> Int? {
        let depth = Self.indentation(of: lines[start])
        if lines[start].hasSuffix("}") { return start }
        let rest = lines[(start + 1)...].enumerated().first { _, line in
            !line.isEmpty && Self.indentation(of: line) <= depth && !line.drop { $0 == " " }.hasPrefix(")")
        }
        guard let rest, rest.element.dropFirst(depth).hasPrefix("}"),
            Self.indentation(of: rest.element) == depth
        else { return nil }
        return start + 1 + rest.offset
    }

    private static func indentation(of line: String) -> Int {
        line.prefix { $0 == " " }.count
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
