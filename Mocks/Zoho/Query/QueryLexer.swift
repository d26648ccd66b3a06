/// Takes a COQL query apart into words.
struct QueryLexer {
    private let characters: [Character]
    private var place = 0

    init(_ text: String) {
        characters = Array(text)
    }

    /// The whole query, with an end.
    mutating func tokens() throws -> [QueryToken] {
        var found: [QueryToken] = []
        while true {
            while place < characters.count, characters[place].isWhitespace { place += 1 }
            guard place < characters.count else {
                return found + [QueryToken(kind: .end, text: "", place: characters.count)]
            }
            found.append(try next())
        }
    }

    private mutating func next() throws -> QueryToken {
        let start = place
        let character = characters[place]
        if character == "'" || character == "\"" { return try string(quote: character) }
        if character.isNumber || character == "-" {
            place += 1
            while place < characters.count, characters[place].isNumber || characters[place] == "." { place += 1 }
            return QueryToken(kind: .number, text: String(characters[start..<place]), place: start)
        }
        if character.isLetter || character == "$" {
            while place < characters.count, Self.isWordPart(characters[place]) { place += 1 }
            return QueryToken(kind: .word, text: String(characters[start..<place]), place: start)
        }
        return try symbol()
    }

    private static func isWordPart(_ character: Character) -> Bool {
        character.isLetter || character.isNumber || "_.$".contains(character)
    }

    /// A quote inside of a string is doubled; a backslash before it does as well.
    private mutating func string(quote: Character) throws -> QueryToken {
        let start = place
        place += 1
        var text = ""
        while place < characters.count {
            let character = characters[place]
            place += 1
            if character == "\\", place < characters.count {
                text.append(characters[place])
                place += 1
            } else if character == quote {
                guard place < characters.count, characters[place] == quote else {
                    return QueryToken(kind: .string, text: text, place: start)
                }
                text.append(quote)
                place += 1
            } else {
                text.append(character)
            }
        }
        throw QueryProblem.syntax(at: start, near: String(characters[start...]))
    }

    private mutating func symbol() throws -> QueryToken {
        let start = place
        for length in [2, 1] where start + length <= characters.count {
            let text = String(characters[start..<start + length])
            if ["(", ")", ",", "=", "!=", "<>", "<", ">", "<=", ">="].contains(text) {
                place += length
                return QueryToken(kind: .symbol, text: text, place: start)
            }
        }
        throw QueryProblem.syntax(at: start, near: String(characters[start]))
    }
}
