extension MalformedInputs {
    /// What no name may be (first, last, of a team, of an organization): codes `<code>_missing`, `<code>_too_long`,
    /// `<code>_unseen_character`.
    ///
    /// - Parameters:
    ///   - code: `first_name`, `last_name`, `team_name`, `organization_name`.
    ///   - lengthMax: the most Unicode scalars that it may have.
    public static func names(code: String, lengthMax: Int = 80) -> [MalformedText] {
        empties.map { MalformedText($0.name, $0.text, "\(code)_missing") } + texts(code: code, lengthMax: lengthMax)
    }

    /// What no free text may be, the empty one left out: codes `<code>_too_long`, `<code>_unseen_character`.
    public static func texts(code: String, lengthMax: Int) -> [MalformedText] {
        overlong(lengthMax).map { MalformedText($0.name, $0.text, "\(code)_too_long") }
            + unseen.map { character in
                MalformedText(
                    "with \(character.name) in the midst", "Ann" + String(Character(character.scalar)) + "Lee",
                    "\(code)_unseen_character")
            }
            + [
                MalformedText("an escape sequence of terminals", "\u{1B}[31mAnn", "\(code)_unseen_character"),
                MalformedText("a second line", "Ann\r\nBcc: eve@example.com", "\(code)_unseen_character"),
                MalformedText("a tab alone", "\t", "\(code)_unseen_character"),
                MalformedText("a zero-width space alone", "\u{200B}", "\(code)_unseen_character"),
                MalformedText("turned round", "\u{202E}nnA", "\(code)_unseen_character"),
            ]
    }

    /// What no idempotency key may be: codes `idempotency_key_missing`, `_too_long`, `_malformed`.
    ///
    /// - Parameter lengthMax: the most characters that one may have.
    public static func idempotencyKeys(lengthMax: Int = 200) -> [MalformedText] {
        let code = "idempotency_key"
        let beyondASCII = ["Schlüssel", "ключ", "鍵", "🔑", "ｋｅｙ", "k\u{0301}ey", "\u{212A}ey"]
        let spaced = [" key", "key ", "k ey", "k\u{00A0}ey", "k\u{3000}ey", "k\u{2003}ey"]
        return [MalformedText("empty", "", "\(code)_missing")]
            + overlong(lengthMax).map { MalformedText($0.name, $0.text, "\(code)_too_long") }
            + beyondASCII.map { MalformedText("beyond ASCII: \($0)", $0, "\(code)_malformed") }
            + spaced.enumerated().map { MalformedText("with a space, \($0.offset)", $0.element, "\(code)_malformed") }
            + unseen.map {
                MalformedText("with \($0.name)", "key" + String(Character($0.scalar)), "\(code)_malformed")
            }
    }

    private static let empties: [(name: String, text: String)] = [
        ("empty", ""), ("a space", " "), ("spaces", "     "), ("a no-break space", "\u{00A0}"),
        ("an ideographic space", "\u{3000}"), ("an em space", "\u{2003}"), ("an Ogham space mark", "\u{1680}"),
        ("a thin and a plain space", "\u{2009} "),
    ]

    private static func overlong(_ lengthMax: Int) -> [(name: String, text: String)] {
        [
            ("one too many", String(repeating: "a", count: lengthMax + 1)),
            ("one too many, beyond ASCII", String(repeating: "ä", count: lengthMax + 1)),
            ("one too many, emoji", String(repeating: "🙂", count: lengthMax + 1)),
            ("marks upon one letter", "a" + String(repeating: "\u{0317}", count: lengthMax + 1)),
            ("ten thousand", String(repeating: "x", count: 10_000)),
            ("a million", String(repeating: "y", count: 1_000_000)),
        ]
    }
}
