extension MalformedInputs {
    /// An id that nothing has, in the form in which ids are made.
    public static let unknownID = "0199f3c2-0000-7000-8000-000000000000"

    /// Ids that name nothing in the organization: all have to answer alike, as *not found* (ACC-4).
    ///
    /// - Parameters:
    ///   - valid: an id that is there, whose distortions must not be taken for it.
    ///   - elsewhere: an id of the same kind in another organization.
    ///   - code: `user_not_found`, `team_not_found`, …
    public static func ids(near valid: String, elsewhere: String?, code: String) -> [MalformedText] {
        var ids = [MalformedText("unknown", unknownID, code)]
        ids += elsewhere.map { [MalformedText("of another organization", $0, code)] } ?? []
        ids += strange.map { MalformedText($0.name, $0.text, code) }
        ids += distorted(valid).map { MalformedText($0.name, $0.text, code) }
        return ids
    }

    private static let strange: [(name: String, text: String)] = [
        ("empty", ""), ("a space", " "), ("NUL", "\u{0}"), ("zero", "0"), ("minus one", "-1"), ("null", "null"),
        ("nil", "nil"), ("undefined", "undefined"), ("system", "system"), ("an address", "ann@example.com"),
        ("always true", "' OR '1'='1"), ("always true, in double quotes", "\" OR \"\"=\""),
        ("a statement", "'; DROP TABLE user_account; --"), ("a union", "' UNION SELECT id FROM user_account --"),
        ("any, for LIKE", "%"), ("one, for LIKE", "_"), ("any, for GLOB", "*"), ("a parameter", "$1"),
        ("a question mark", "?1"), ("a path", "../../etc/passwd"), ("JSON", "{\"id\":1}"), ("a list", "[1]"),
        ("an escape sequence", "\u{1B}[2J"), ("a line end", "\r\n"), ("a byte order mark", "\u{FEFF}"),
        ("turned round", "\u{202E}"), ("an emoji", "🙂"), ("no character", "\u{FFFF}"),
        ("all zeros", "00000000-0000-0000-0000-000000000000"), ("all ones", "ffffffff-ffff-ffff-ffff-ffffffffffff"),
        ("ten thousand characters", String(repeating: "f", count: 10_000)),
        ("a million characters", String(repeating: "0", count: 1_000_000)),
    ]

    private static func distorted(_ valid: String) -> [(name: String, text: String)] {
        let fullWidth = String(
            String.UnicodeScalarView(
                valid.unicodeScalars.map { $0.isASCII ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0 }))
        let texts = [
            ("in capitals", valid.uppercased()), ("a space before", " " + valid), ("a space behind", valid + " "),
            ("a line end behind", valid + "\n"), ("NUL behind", valid + "\u{0}"),
            ("NUL and more behind", valid + "\u{0}x"),
            ("NUL before", "\u{0}" + valid), ("a zero-width space behind", valid + "\u{200B}"),
            ("a byte order mark before", "\u{FEFF}" + valid), ("an accent upon the end", valid + "\u{0301}"),
            ("turned round by a mark", "\u{202E}" + valid), ("in quotes", "'" + valid + "'"),
            ("with a comment", valid + "--"), ("with a condition", valid + "' OR '1'='1"),
            ("any ending, for LIKE", valid.dropLast() + "%"), ("cut by one", String(valid.dropLast())),
            ("twice", valid + valid), ("without hyphens", valid.filter { $0 != "-" }), ("in braces", "{" + valid + "}"),
            ("as a URN", "urn:uuid:" + valid), ("in full width", fullWidth),
        ]
        return texts.filter { $0.1 != valid }.map { (name: $0.0 + ", of one that is there", text: $0.1) }
    }
}
