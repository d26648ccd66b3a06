import Foundation

/// Colours for words that matter, where a terminal understands them.
struct TextStyle: Sendable, Hashable {
    /// What a word says.
    enum Tone: Sendable {
        case good, bad, doubtful, quiet, strong
    }

    /// Whether colours are used at all.
    let isColoured: Bool

    /// No colours.
    static let plain = TextStyle(isColoured: false)

    /// Colours on a terminal alone, and never where somebody asked for none (https://no-color.org).
    init(descriptor: Int32, environment: [String: String]) {
        let term = environment["TERM"] ?? ""
        let isRefused = !(environment["NO_COLOR"] ?? "").isEmpty
        isColoured = !isRefused && isatty(descriptor) == 1 && !term.isEmpty && term != "dumb"
    }

    init(isColoured: Bool) {
        self.isColoured = isColoured
    }

    /// A text in a tone. The text itself must be printable already.
    func paint(_ text: String, _ tone: Tone) -> String {
        guard isColoured else { return text }
        let code =
            switch tone {
            case .good: 32
            case .bad: 31
            case .doubtful: 33
            case .quiet: 2
            case .strong: 1
            }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}
