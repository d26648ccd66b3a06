import ConnectorKit

extension Zoo {
    private static func email(_ name: String, _ written: String, not others: String...) -> ZooCase {
        ZooCase(name, .email, .text(written), not: .text(others[0]), .text(others.last ?? ""), .empty)
    }

    /// How numbers are written that are no strict numbers: with an extension, or without a country.
    private static func phone(
        _ name: String, _ written: String, not others: String...
    ) -> ZooCase {
        ZooCase(name, .phone, .text(written), not: .text(others[0]), .text(others.last ?? ""), .empty)
    }

    private static func host(_ name: String, _ written: String, not others: String...) -> ZooCase {
        ZooCase(name, .url, .text(written), not: .text(others[0]), .text(others.last ?? ""), .empty)
    }

    /// Addresses and telephone numbers.
    static let contactPoints: [ZooCase] =
        [
            email("plain", "ann.lee@example.com", not: "ann.leo@example.com", "ann.lee@example.org"),
            email("upper case", "Bob.Novak@Example.COM", not: "bob.novac@example.com", "bobnovak@example.com"),
            email("a tag", "ann+tag@example.com", not: "ann@example.com", "ann+tags@example.com"),
            email("dots count", "a.n.n@example.com", not: "ann@example.com", "a.nn@example.com"),
            email("an underscore", "ann_lee@example.com", not: "ann-lee@example.com", "annlee@example.com"),
            email("an apostrophe", "o'brien@example.com", not: "obrien@example.com", "o’brien@example.com"),
            email("digits", "0049123@example.com", not: "49123@example.com", "0049124@example.com"),
            email("below a domain", "x@mail.eu.example.com", not: "x@mail.example.com", "x@eu.example.com"),
            email("a domain with a hyphen", "x@my-example.com", not: "x@myexample.com", "x@my-example.org"),
            email(
                "a local part of 30", String(repeating: "abc", count: 10) + "@example.com",
                not: String(repeating: "abc", count: 9) + "ab@example.com"),
            email(
                "the probe's address", "probe-0f3c5a7be9d2418896a1b2c3d4e5f607@example.com",
                not: "probe-0f3c5a7be9d2418896a1b2c3d4e5f608@example.com"),
            phone("international", "+12015550123", not: "+12015550124", "+12015550132"),
            phone("with blanks and a hyphen", "+1 201 555-0145", not: "+1 201 555-0146", "+1 202 555-0145"),
            phone("with brackets", "+1 (201) 555-0167", not: "+1 (201) 555-0168", "+1 (210) 555-0167"),
            phone("British", "+44 20 7946 0958", not: "+44 20 7946 0959", "+44 20 7946 095"),
            phone("German", "+49 30 901820", not: "+49 30 901821", "+49 40 901820"),
            phone("French", "+33 1 70 18 99 00", not: "+33 1 70 18 99 01", "+32 1 70 18 99 00"),
            phone("Irish, three digits of country", "+353 1 437 0034", not: "+353 1 437 0035", "+35 31 437 003"),
            phone("with dots", "+31.20.794.0800", not: "+31.20.794.0801", "+31.20.794.080"),
            ZooCase(
                "without a country", .phone, .text("(201) 555-0189"), not: .text("(201) 555-0188"),
                .text("(210) 555-0189"), refusedBy: ["attio"]),
            host("a host", "https://one.example.com", not: "https://two.example.com", "https://one.example.org"),
            host(
                "a host in upper case", "https://Three.Example.COM", not: "https://tree.example.com",
                "https://three.example.co"),
            host(
                "a closing slash", "https://four.example.com/", not: "https://for.example.com/", "https://example.com/"),
            host("a host alone", "five.example.com", not: "fives.example.com", "example.com"),
            host(
                "below a host", "https://a.b.six.example.com", not: "https://b.six.example.com",
                "https://a.six.example.com"),
            ZooCase(
                "a path", .url, .text("https://seven.example.com/a/b"), not: .text("https://seven.example.com/a"),
                .text("https://seven.example.com/A/b"), .text("https://seven.example.com"), notIn: ["attio"]),
            ZooCase(
                "parameters", .url, .text("https://eight.example.com/?a=1&b=2"),
                not: .text("https://eight.example.com/?a=1&b=3"), .text("https://eight.example.com/"),
                notIn: ["attio"]),
            host(
                "the probe's host", "https://probe-0f3c5a7b.example.com/", not: "https://probe-0f3c5a7c.example.com/",
                "https://example.com/"),
        ]
}
