import Workspace

extension MalformedSettings {
    /// Of both lists of domains.
    static let domains: [MalformedSettings] = [Category.alternateDomains, .partnershipDomains].flatMap { category in
        wrongDomains.map {
            MalformedSettings(
                category: category, json: "{\"domains\":[\"\($0)\"]}", path: "domains[0]",
                code: "settings_domain_malformed")
        } + lists.map { MalformedSettings(category: category, json: $0.0, path: $0.1, code: $0.2) }
    }

    private static let wrongDomains = [
        "", " ", "example", ".example.com", "example.com.", "exa mple.com", "example..com", "-a.com", "a-.com",
        "*.example.com",
        "ann@example.com", "https://example.com", "example.com/path", "example.com:25", "127.0.0.1", "[::1]", "a_b.com",
        "xn--.com", "xn--a.com", "ab--c.com", "ex\\u200bample.com", "ex\\u202eample.com", "example\\u3002com",
        "\u{FF45}xample.com",
        "\u{430}pple.com", "a\\u0000.com", "a\\n.com", "gmail.com", "GMAIL.com", "outlook.com", "co.uk", "com.au",
        String(repeating: "a", count: 64) + ".com", String(repeating: "abcdefgh.", count: 30) + "com", "com", "@",
        "a.1",
    ]

    private static let lists: [(String, String, String)] = [
        ("{\"domains\":{}}", "domains", "settings_wrong_type"),
        ("{\"domains\":\"example.com\"}", "domains", "settings_wrong_type"),
        ("{\"domains\":null}", "domains", "settings_wrong_type"),
        ("{\"domains\":[null]}", "domains[0]", "settings_wrong_type"),
        ("{\"domains\":[[]]}", "domains[0]", "settings_wrong_type"),
        ("{\"domains\":[1]}", "domains[0]", "settings_wrong_type"),
        ("{\"domains\":[\"a.com\",\"A.COM\"]}", "domains[1]", "settings_duplicate"),
        ("{\"domains\":[\"bücher.de\",\"xn--bcher-kva.de\"]}", "domains[1]", "settings_duplicate"),
        ("{\"domain\":[]}", "domain", "settings_unknown_field"),
        (
            "{\"domains\":[" + Array(repeating: "0", count: 1_001).joined(separator: ",") + "]}", "domains",
            "settings_too_many"
        ),
    ]
}
