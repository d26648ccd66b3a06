import ConnectorKit

extension Zoo {
    private static func line(_ name: String, _ written: String, not others: String...) -> ZooCase {
        ZooCase(name, .line, .text(written), not: .text(others[0]), .text(others.last ?? ""), .empty)
    }

    /// CRMs whose pages don't say that a text keeps its form of Unicode: composed and decomposed letters count as one
    /// there. Attio's do ("verbatim").
    private static let formless: Set<CRMID> = ["hubspot", "salesforce", "zoho", "pipedrive"]

    /// Two spellings of the same letters, which Swift's own comparison takes for one.
    private static func form(_ name: String, _ kind: ZooKind, _ written: String, not other: String) -> ZooCase {
        ZooCase(name, kind, .text(written), not: .text(other), notIn: formless)
    }

    /// Single lines of text.
    static let lines: [ZooCase] =
        [
            form("composed (NFC), told from decomposed", .line, "Zo\u{EB}", not: "Zoe\u{308}"),
            form("decomposed (NFD), told from composed", .line, "Zoe\u{308}", not: "Zo\u{EB}"),
            form("an Ångström sign, told from the letter", .line, "\u{212B}", not: "\u{C5}"),
            form("two marks, told from their other order", .line, "q\u{307}\u{323}", not: "q\u{323}\u{307}"),
            line("plain words", "Call them back", not: "Call then back", "Call them"),
            line("one character", "x", not: "y", "xx"),
            line("a blank at the end", "call back ", not: "call backs"),
            line("blanks at the start", "  call back", not: "call  back"),
            line("blanks at both ends", "  call back  ", not: "callback"),
            line("two blanks within", "call  back", not: "call back", "call   back"),
            line("a no-break space within", "10\u{A0}000", not: "10 000", "10000"),
            line("a zero-width space within", "call\u{200B}back", not: "callback", "call back"),
            line("a soft hyphen", "co\u{AD}operate", not: "cooperate", "co-operate"),
            line("upper case", "ACME", not: "Acme", "acme"),
            line("marks composed (NFC)", "Zo\u{EB}", not: "Zoe", "Zo\u{E9}"),
            line("marks decomposed (NFD)", "Zoe\u{308}", not: "Zoe", "Zoe\u{301}"),
            line("two marks on one letter", "q\u{307}\u{323}", not: "q\u{307}", "q"),
            line("Vietnamese", "Nguyễn Thị", not: "Nguyên Thị", "Nguyen Thi"),
            line("Korean", "한국어", not: "하국어", "한국"),
            line("Korean in parts", "\u{1112}\u{1161}\u{11AB}", not: "\u{1112}\u{1161}", "한국"),
            line("Chinese", "你好，世界", not: "您好，世界", "你好,世界"),
            line("Japanese of half width", "ｶﾀｶﾅ", not: "カタカナ", "ｶﾀｶ"),
            line("sharp s", "Straße", not: "Strasse", "STRASSE"),
            line("Turkish i without a dot", "ılık", not: "ilik", "ILIK"),
            line("a ligature", "ﬁnal", not: "final", "ﬂnal"),
            line("a raised two", "20 m²", not: "20 m2", "20 m³"),
            line("Cyrillic that looks Latin", "\u{410}\u{441}me", not: "Acme", "\u{410}cme"),
            line("a rocket", "🚀 launch", not: "🛰 launch", "launch"),
            line("a family", "👩‍👩‍👧", not: "👩👩👧", "👩‍👩‍👦"),
            line("a skin tone", "👍🏽", not: "👍", "👍🏿"),
            line("a flag", "🇩🇪", not: "🇫🇷", "DE"),
            line("a heart in colour", "❤\u{FE0F}", not: "❤", "♥"),
            line(
                "letters beyond the first plane", String(repeating: "𝒳", count: 40),
                not: String(repeating: "𝒳", count: 39)),
            line("Hebrew", "שלום עולם", not: "עולם שלום", "שלומ עולם"),
            line("Arabic with its own digits", "مرحبا ١٢٣", not: "مرحبا 123", "مرحبا ١٢"),
            line("both directions", "Deal עסקה 42", not: "Deal עסקה 24", "עסקה Deal 42"),
            line("a mark of direction at the end", "abc\u{200F}", not: "abc", "abc\u{200E}"),
            line("mark-up", "<b>bold</b>", not: "bold", "&lt;b&gt;bold&lt;/b&gt;"),
            line("an ampersand", "A&B", not: "A&amp;B", "AB"),
            line("an entity", "A&amp;B", not: "A&B", "A&amp;amp;B"),
            line("quotes", "\"it's\"", not: "it's", "\\\"it's\\\""),
            line("a curly apostrophe", "it’s", not: "it's", "its"),
            line("a backslash", "C:\\new", not: "C:\new", "C:/new"),
            line("a percent sign", "50%25", not: "50%", "50"),
            line("a plus sign", "a+b", not: "a b", "ab"),
            line("semicolons", "a;b", not: "b;a", "a;b;"),
            line("commas", "a,b", not: "b,a", "a, b"),
            line("zeros before a number", "007", not: "7", "0007"),
            line("a number's look", "1.0", not: "1", "1.00"),
            line("a power's look", "1e3", not: "1000", "1E3"),
            line("a flag's look", "true", not: "false", "TRUE"),
            line("the word null", "null", not: "nil", ""),
            line("a day's look", "2026-02-28", not: "2026-02-27", "28.02.2026"),
            line("a formula's look", "=1+1", not: "2", "1+1"),
            line("a dash", "2026–27", not: "2026-27", "2026—27"),
            line(
                "eighty characters", String(repeating: "abcdefgh", count: 10),
                not: String(repeating: "abcdefgh", count: 9) + "abcdefg"),
        ]

    private static func body(_ name: String, _ written: String, not others: String...) -> ZooCase {
        ZooCase(name, .body, .text(written), not: .text(others[0]), .text(others.last ?? ""), .empty)
    }

    private static let long = (1...3_000).map { "line \($0)" }.joined(separator: "\n").prefix(30_000)

    /// Texts of several lines.
    static let bodies: [ZooCase] = [
        form("Korean in parts, told from the whole", .body, "\u{1112}\u{1161}\u{11AB}\n", not: "\u{D55C}\n"),
        body("two lines", "first\nsecond", not: "first second", "second\nfirst"),
        body("line ends of Windows", "first\r\nsecond", not: "firstsecond", "first\n\nsecond"),
        body("a line end of old", "first\rsecond", not: "firstsecond", "first second"),
        body("an empty line between", "first\n\nsecond", not: "first\nsecond", "first\n\n\nsecond"),
        body("a line end at the end", "first\nsecond\n", not: "first\nsecon", "first"),
        body("a tab within", "a\tb", not: "a b", "ab"),
        body("a line separator", "a\u{2028}b", not: "ab", "a b"),
        body("a list", "- one\n- two\n- three", not: "- one\n- two", "- one\n- three\n- two"),
        body("JSON", "{\"a\": [1, 2.0, null]}", not: "{\"a\": [1, 2, null]}", "{\"a\":[1,2.0,null]}"),
        body("faces on lines", "🙂\n🙃", not: "🙂🙃", "🙃\n🙂"),
        body("Arabic on lines", "سطر أول\nسطر ثان", not: "سطر ثان\nسطر أول", "سطر أول"),
        body(
            "two thousand characters", String(repeating: "0123456789", count: 200),
            not: String(repeating: "0123456789", count: 199)),
        body("thirty thousand characters", String(long), not: String(long.dropLast()), String(long.dropFirst())),
        body(
            "thirty thousand, one of them changed", String(long),
            not: String(long.prefix(15_000)) + "#" + long.dropFirst(15_001)),
        body(
            "an address with parameters", "https://example.com/a?b=c&d=%20#e", not: "https://example.com/a?b=c&d= #e",
            "https://example.com/a"),
    ]

    private static func person(_ name: String, _ written: String, not others: String...) -> ZooCase {
        ZooCase(name, .personName, .text(written), not: .text(others[0]), .text(others.last ?? ""))
    }

    /// Names of people, which some CRMs take apart and put together again.
    static let personNames: [ZooCase] = [
        person("two words", "Ada Lovelace", not: "Lovelace Ada", "Ada"),
        person("one word", "Madonna", not: "Madona", "Madonna Ciccone"),
        person("several words", "Juan Carlos de la Cruz", not: "Juan Carlos de la Crux", "Juan de la Cruz"),
        person("an apostrophe", "Sinéad O'Brien", not: "Sinéad OBrien", "Sinead O'Brien"),
        person("a hyphen", "Jean-Luc Picard", not: "Jean Luc Picard", "Jean-Luc Pickard"),
        person("Chinese", "李小龙", not: "李小竜", "小龙"),
        person(
            "a title and a generation", "Dr. Martin Luther King Jr.", not: "Martin Luther King",
            "Dr. Martin Luther King Sr."),
        person("a blank at the end", "Ada King ", not: "Ada Kings"),
        person(
            "the probe's mark", "zz gateway probe 0f3c5a7be9d2418896a1b2c3d4e5f607 (delete me)",
            not: "zz gateway probe 0f3c5a7be9d2418896a1b2c3d4e5f608 (delete me)"),
    ]
}
