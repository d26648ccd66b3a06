import Foundation

/// Takes a query apart into words.
struct SOQLLexer {
    /// The query after its Unicode escapes were decoded.
    let text: String
    private let scalars: [Unicode.Scalar]
    private var place = 0

    private static let escapes: [Unicode.Scalar: Character] = [
        "n": "\n", "N": "\n", "r": "\r", "R": "\r", "t": "\t", "T": "\t", "b": "\u{8}", "B": "\u{8}",
        "f": "\u{c}", "F": "\u{c}", "\"": "\"", "'": "'", "\\": "\\", "_": "_", "%": "%",
    ]

    init(_ query: String) throws(SOQLProblem) {
        scalars = try Self.decodingUnicodeEscapes(Array(query.unicodeScalars))
        text = Self.string(scalars[...])
    }

    /// The whole query, with ``SOQLToken/Kind/end`` at its end.
    mutating func tokens() throws(SOQLProblem) -> [SOQLToken] {
        var found: [SOQLToken] = []
        while true {
            let token = try next()
            found.append(token)
            if token.kind == .end { return found }
        }
    }

    /// Decodes `\uXXXX` before anything else is read: a decoded quote ends a string, which makes an unescaped
    /// backslash of a client an injection.
    private static func decodingUnicodeEscapes(_ scalars: [Unicode.Scalar]) throws(SOQLProblem) -> [Unicode.Scalar] {
        guard scalars.contains("\\") else { return scalars }
        var decoded: [Unicode.Scalar] = []
        var place = 0
        while place < scalars.count {
            guard scalars[place] == "\\", place + 1 < scalars.count else {
                decoded.append(scalars[place])
                place += 1
                continue
            }
            if scalars[place + 1] == "u" || scalars[place + 1] == "U" {
                let digits = string(scalars[min(place + 2, scalars.count)..<min(place + 6, scalars.count)])
                guard digits.count == 4, let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) else {
                    throw .malformed("Illegal character sequence '\\u\(digits)' in string literal")
                }
                decoded.append(scalar)
                place += 6
            } else {
                decoded.append(contentsOf: scalars[place...(place + 1)])
                place += 2
            }
        }
        return decoded
    }

    private mutating func next() throws(SOQLProblem) -> SOQLToken {
        while place < scalars.count, Self.isSpace(scalars[place]) { place += 1 }
        guard place < scalars.count else { return SOQLToken(kind: .end, text: "", place: scalars.count) }
        let scalar = scalars[place]
        if scalar == "'" { return try string() }
        if Self.isLetter(scalar) { return word() }
        if Self.isDigit(scalar) || scalar == "-" || scalar == "+" || scalar == "." { return try numeral() }
        return try symbol()
    }

    private mutating func word() -> SOQLToken {
        let start = place
        while place < scalars.count, Self.isLetter(scalars[place]) || Self.isDigit(scalars[place]) || isPathSign {
            place += 1
        }
        let text = Self.string(scalars[start..<place])
        let kind: SOQLToken.Kind =
            switch text.lowercased() {
            case "true": .literal(.bool(true))
            case "false": .literal(.bool(false))
            case "null": .literal(.null)
            default: .word
            }
        return SOQLToken(kind: kind, text: text, place: start)
    }

    private var isPathSign: Bool { scalars[place] == "_" || scalars[place] == "." }

    private mutating func symbol() throws(SOQLProblem) -> SOQLToken {
        let start = place
        place += 1
        let pair = place < scalars.count ? Self.string(scalars[start...place]) : ""
        if ["!=", "<=", ">=", "<>"].contains(pair) {
            place += 1
            return SOQLToken(kind: .symbol, text: pair == "<>" ? "!=" : pair, place: start)
        }
        let one = String(Character(scalars[start]))
        guard ["(", ")", ",", "=", "<", ">"].contains(one) else {
            throw .malformed("line 1:\(start) no viable alternative at character '\(one)'")
        }
        return SOQLToken(kind: .symbol, text: one, place: start)
    }

    private mutating func string() throws(SOQLProblem) -> SOQLToken {
        let start = place
        var pieces: [(scalar: Unicode.Scalar, isEscaped: Bool)] = []
        place += 1
        while place < scalars.count, scalars[place] != "'" {
            if scalars[place] == "\\" {
                place += 1
                guard place < scalars.count, let character = Self.escapes[scalars[place]],
                    let scalar = character.unicodeScalars.first
                else { throw .malformed(badEscape) }
                pieces.append((scalar, true))
            } else {
                pieces.append((scalars[place], false))
            }
            place += 1
        }
        guard place < scalars.count else {
            throw .malformed("line 1:\(start) mismatched character '<EOF>' expecting '''")
        }
        place += 1
        let text = SOQLText(Self.characters(pieces))
        return SOQLToken(kind: .literal(.text(text)), text: text.value, place: start)
    }

    private var badEscape: String {
        let sign = place < scalars.count ? String(Character(scalars[place])) : ""
        return "Invalid string literal: illegal character sequence '\\\(sign)' in string literal"
    }

    /// Puts scalars together to characters: a letter and its combining accent compare as one.
    private static func characters(_ pieces: [(scalar: Unicode.Scalar, isEscaped: Bool)]) -> [SOQLText.Piece] {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: pieces.map(\.scalar))
        var place = 0
        return String(view).map { character in
            defer { place += character.unicodeScalars.count }
            return SOQLText.Piece(character: character, isEscaped: pieces[place].isEscaped)
        }
    }

    /// A number, a date or a date with a time: the words that begin with a digit or a sign.
    private mutating func numeral() throws(SOQLProblem) -> SOQLToken {
        let start = place
        place += 1
        while place < scalars.count, Self.isNumeral(scalars[place]) { place += 1 }
        let text = Self.string(scalars[start..<place])
        guard let literal = SOQLNumeral.literal(text) else { throw .malformed("unexpected token: '\(text)'") }
        return SOQLToken(kind: .literal(literal), text: text, place: start)
    }

    private static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
        isDigit(scalar) || isLetter(scalar) || ["-", "+", ".", ":"].contains(scalar)
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
