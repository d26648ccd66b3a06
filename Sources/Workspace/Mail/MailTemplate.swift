/// The text of a mail with placeholders, `Hello {{first_name}}`, checked when it is made.
public struct MailTemplate: Hashable, Sendable {
    /// The most that each part may have, in bytes: 64 KiB.
    public static let partBytesMax = 64 * 1024

    /// The subject, one line.
    public let subject: String
    /// The body as plain text.
    public let text: String
    /// The body as HTML. Values are escaped where they are put in.
    public let html: String

    /// Takes a template.
    ///
    /// - Throws: `InvalidValue` `mail_placeholder_unknown`, which names it, or `mail_template_malformed`; the field says in which part.
    public init(subject: String, text: String, html: String) throws(InvalidValue) {
        for (part, name) in [(subject, "subject"), (text, "text"), (html, "html")] {
            guard part.utf8.count <= Self.partBytesMax else {
                throw .malformed(name, "has more than \(Self.partBytesMax) bytes.", "Shorten it.")
            }
            guard !part.allSatisfy(\.isWhitespace) else { throw .malformed(name, "is empty.", "Write one.") }
            _ = try Self.pieces(of: part, field: name)
        }
        guard !subject.contains(where: \.isNewline) else {
            throw .malformed("subject", "has more than one line.", "Write it on one line.")
        }
        self.init(unchecked: subject, text, html)
    }

    /// Takes one that a test has checked.
    init(unchecked subject: String, _ text: String, _ html: String) {
        self.subject = subject
        self.text = text
        self.html = html
    }

    /// The three parts with values in the place of their names.
    ///
    /// - Parameter values: one for each placeholder; a missing one becomes empty.
    public func filled(_ values: [MailPlaceholder: String]) -> (subject: String, text: String, html: String) {
        func fill(_ part: String, _ escape: (String) -> String) -> String {
            let pieces = (try? Self.pieces(of: part, field: "")) ?? [.literal(part)]
            return pieces.map { piece in
                switch piece {
                case .literal(let text): text
                case .placeholder(let name): escape(values[name] ?? "")
                }
            }.joined()
        }
        return (fill(subject) { $0 }, fill(text) { $0 }, fill(html, Self.escapedForHTML))
    }

    private enum Piece {
        case literal(String)
        case placeholder(MailPlaceholder)
    }

    private static func pieces(of part: String, field: String) throws(InvalidValue) -> [Piece] {
        var pieces: [Piece] = []
        var rest = part[...]
        while let open = rest.firstRange(of: "{{") {
            pieces.append(.literal(String(rest[..<open.lowerBound])))
            let inner = rest[open.upperBound...]
            guard let close = inner.firstRange(of: "}}") else {
                throw .malformed(field, "has a `{{` without its `}}`.", "Close it, or leave it out.")
            }
            let name = inner[..<close.lowerBound].filter { $0 != " " }
            guard let placeholder = MailPlaceholder(rawValue: String(name)) else { throw .unknown(name, field) }
            pieces.append(.placeholder(placeholder))
            rest = inner[close.upperBound...]
        }
        return pieces + [.literal(String(rest))]
    }

    /// Scalar by scalar: a `<` with an accent on it is one character to Swift, and still a `<` to a browser.
    private static func escapedForHTML(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { escaped, scalar in
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
    }
}

extension InvalidValue {
    fileprivate static func malformed(_ field: String, _ problem: String, _ nextStep: String) -> InvalidValue {
        .mail(field, "The mail template's \(field) \(problem)", nextStep, code: "mail_template_malformed")
    }

    fileprivate static func unknown(_ name: some StringProtocol, _ field: String) -> InvalidValue {
        let shown = String(name.unicodeScalars.filter { !$0.isUnseen }.prefix(40).map(Character.init))
        let known = MailPlaceholder.allCases.map { "{{\($0.rawValue)}}" }.joined(separator: ", ")
        return .mail(
            field, "The mail template's \(field) has a placeholder {{\(shown)}}, which there isn't.",
            "Use one of: \(known).", code: "mail_placeholder_unknown")
    }
}
