extension MalformedInputs {
    /// What no email address may be (PROV-4, T-32): `email_malformed`, `email_unseen_character`, `email_mixed_script`.
    public static let emails: [MalformedText] =
        malformed.map { MalformedText($0.name, $0.text, "email_malformed") }
        + mixed.map { MalformedText($0.name, $0.text, "email_mixed_script") }
        + unseen.map {
            MalformedText(
                "with \($0.name)", "an" + String(Character($0.scalar)) + "n@example.com", "email_unseen_character")
        }
        + [
            MalformedText(
                "a second recipient behind a line end", "ann@example.com\r\nRCPT TO:<eve@example.com>",
                "email_unseen_character"),
            MalformedText("a line end at the end", "ann@example.com\n", "email_unseen_character"),
            MalformedText("a joiner in the domain", "ann@exam\u{200D}ple.com", "email_unseen_character"),
        ]

    private static let malformed: [(name: String, text: String)] = shapes + domains + locals + lookalikes

    private static let shapes: [(name: String, text: String)] = [
        ("empty", ""), ("no sign", "ann"), ("the sign alone", "@"), ("nothing before the sign", "@example.com"),
        ("nothing behind the sign", "ann@"), ("two signs together", "ann@@example.com"),
        ("two signs", "ann@b@example.com"), ("a space before", " ann@example.com"),
        ("a space behind", "ann@example.com "), ("a space within", "an n@example.com"),
        ("a no-break space", "ann@exam\u{00A0}ple.com"), ("a display name", "Ann <ann@example.com>"),
        ("angle brackets", "<ann@example.com>"), ("two addresses", "ann@example.com,bob@example.com"),
        ("a URL", "mailto:ann@example.com"), ("an SQL statement", "x';DROP TABLE user_account;--"),
        ("JSON", "{\"email\":\"ann@example.com\"}"), ("a million characters", String(repeating: "a", count: 1_000_000)),
    ]

    private static let domains: [(name: String, text: String)] = [
        ("one label", "ann@example"), ("a dot first", "ann@.com"), ("two dots", "ann@example..com"),
        ("a dot last", "ann@example.com."), ("a hyphen first", "ann@-example.com"),
        ("a hyphen last", "ann@example-.com"), ("hyphens as of an encoded label", "ann@ab--cd.com"),
        ("a number last", "ann@example.123"), ("an address of a host", "ann@127.0.0.1"),
        ("an address in brackets", "ann@[127.0.0.1]"), ("an underscore", "ann@exam_ple.com"),
        ("a path", "ann@example.com/x"), ("a port", "ann@example.com:25"), ("a query", "ann@example.com?x=1"),
        ("an encoded label without letters", "ann@xn--.com"), ("an encoded label of plain ASCII", "ann@xn--abc-.com"),
        ("an emoji", "ann@😀.com"), ("a long label", "ann@" + String(repeating: "a", count: 64) + ".com"),
        ("a long domain", "ann@" + String(repeating: "abcdefg.", count: 40) + "com"),
    ]

    private static let locals: [(name: String, text: String)] = [
        ("a dot first before the sign", ".ann@example.com"), ("a dot last before the sign", "ann.@example.com"),
        ("two dots before the sign", "an..n@example.com"), ("quotes", "\"ann\"@example.com"),
        ("a comment", "ann(x)@example.com"), ("a comma", "ann,b@example.com"), ("a semicolon", "ann;b@example.com"),
        ("a colon", "ann:b@example.com"), ("a backslash", "ann\\b@example.com"), ("a bracket", "ann[b@example.com"),
        ("a letter beyond ASCII", "änn@example.com"),
        ("65 characters", String(repeating: "a", count: 65) + "@example.com"),
    ]

    private static let lookalikes: [(name: String, text: String)] = [
        ("a full-width sign", "ann\u{FF20}example.com"), ("a small sign", "ann\u{FE6B}example.com"),
        ("a full-width letter", "ann@\u{FF45}xample.com"), ("a mathematical letter", "ann@\u{1D41E}xample.com"),
        ("a ligature", "ann@\u{FB01}ne.com"),
    ]

    private static let mixed: [(name: String, text: String)] = [
        ("a Cyrillic a before the sign", "\u{0430}nn@example.com"),
        ("a Cyrillic a in the domain", "ann@ex\u{0430}mple.com"),
        ("a Greek o in the domain", "ann@examp\u{03BF}le.com"), ("Latin and Hebrew", "ann@ab\u{05D0}.com"),
        ("Han and Cyrillic", "ann@\u{6F22}\u{0430}.com"),
    ]
}
