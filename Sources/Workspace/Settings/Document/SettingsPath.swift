/// Where in a document something stands: `pipelines[0].stages[2].id`.
struct SettingsPath: Hashable, Sendable {
    /// One step into the document.
    enum Step: Hashable, Sendable {
        case field(String)
        case index(Int)
        /// An element of a list, named by what identifies it.
        case element(String)
    }

    private static let shownLengthMax = 64

    var steps: [Step] = []

    /// The path one step further.
    func appending(_ step: Step) -> SettingsPath { SettingsPath(steps: steps + [step]) }

    /// The path as text; empty for the whole document.
    var text: String {
        var text = ""
        for step in steps {
            switch step {
            case .field(let name):
                text += text.isEmpty || !Self.isPlain(name) ? "" : "."
                text += Self.isPlain(name) ? name : "[\"" + Self.shown(name) + "\"]"
            case .index(let index): text += "[\(index)]"
            case .element(let name): text += "[" + Self.shown(name) + "]"
            }
        }
        return text
    }

    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= shownLengthMax
            && name.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
            }
    }

    /// The name cut to a bound, with what can't be seen replaced (T-28).
    private static func shown(_ name: String) -> String {
        var text = ""
        for (index, scalar) in name.unicodeScalars.enumerated() {
            guard index < shownLengthMax else { return text + "…" }
            text.unicodeScalars.append(scalar.isUnseen ? "\u{FFFD}" : scalar)
        }
        return text
    }
}
