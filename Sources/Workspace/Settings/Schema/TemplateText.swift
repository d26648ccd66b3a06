/// A text with placeholders: `Hello {{contact.firstName}}`. `\{{` stands for two braces as they are.
struct TemplateText: Sendable {
    /// What is wrong with a template, and where: the index of its first character.
    struct Fault: Hashable, Sendable {
        enum Kind: Hashable, Sendable {
            case unclosed
            case unopened
            case unknown(String)
        }

        let kind: Kind
        /// Counted in Unicode scalars, the first is 1.
        let position: Int
    }

    /// The names that are used, each once, in the order of the text.
    private(set) var names: [String] = []
    /// What is wrong, in the order of the text.
    private(set) var faults: [Fault] = []

    /// Reads a template; linear in its length.
    init(_ text: String, scope: PlaceholderScope) {
        let known = Set(scope.names)
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            if scalars[index] == "\\", Self.isDouble("{", in: scalars, at: index + 1) {
                index += 3
            } else if Self.isDouble("{", in: scalars, at: index) {
                index = take(scalars, from: index, known: known)
            } else if Self.isDouble("}", in: scalars, at: index) {
                faults.append(Fault(kind: .unopened, position: index + 1))
                index += 2
            } else {
                index += 1
            }
        }
    }

    /// Reads the placeholder that opens at an index, and returns where the text goes on.
    private mutating func take(_ scalars: [Unicode.Scalar], from start: Int, known: Set<String>) -> Int {
        var name = String.UnicodeScalarView()
        var index = start + 2
        while index < scalars.count, !Self.isDouble("}", in: scalars, at: index) {
            guard !Self.isDouble("{", in: scalars, at: index), scalars[index] != "\n" else { break }
            name.append(scalars[index])
            index += 1
        }
        guard Self.isDouble("}", in: scalars, at: index) else {
            faults.append(Fault(kind: .unclosed, position: start + 1))
            return max(index, start + 2)
        }
        let plain = String(name.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed().map(Character.init))
        if !known.contains(plain) {
            faults.append(Fault(kind: .unknown(plain), position: start + 1))
        } else if !names.contains(plain) {
            names.append(plain)
        }
        return index + 2
    }

    private static func isDouble(_ sign: Unicode.Scalar, in scalars: [Unicode.Scalar], at index: Int) -> Bool {
        index + 1 < scalars.count && scalars[index] == sign && scalars[index + 1] == sign
    }
}
