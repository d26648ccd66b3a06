import Testing
import Workspace

@Suite("Names")
struct NameTests {
    @Test("PROV-1: spaces at the ends are dropped, and text is composed")
    func tidy() throws {
        let name = try PersonName(first: "  Jose\u{301} ", last: "O'Neill-\u{5D0} ")
        #expect(Array(name.first.unicodeScalars) == Array("Jos\u{E9}".unicodeScalars))
        #expect(name.description == "Jos\u{E9} O'Neill-\u{5D0}")
    }

    @Test(
        "PROV-1, T-36: an empty or overlong name, or one with controls in it, is refused",
        arguments: [
            "", "  ", "Ann\r\nBcc: x", "Ann\u{0}", "Ann\u{202E}", "Ann\u{200B}", "Ann\u{2028}",
            String(repeating: "a", count: 81), "a" + String(repeating: "\u{301}", count: 80) + "b",
        ])
    func refused(_ text: String) {
        let first = #expect(throws: InvalidValue.self) { try PersonName(first: text, last: "Lee") }
        let last = #expect(throws: InvalidValue.self) { try PersonName(first: "Ann", last: text) }
        #expect(first?.rule == "PROV-1" && first?.code.hasPrefix("first_name") == true)
        #expect(last?.rule == "PROV-1" && last?.code.hasPrefix("last_name") == true)
    }

    @Test("PROV-1: 80 characters are allowed, and joiners inside Persian and Indic names")
    func allowed() throws {
        #expect(try PersonName(first: String(repeating: "a", count: 80), last: "b").first.count == 80)
        #expect(try PersonName(first: "\u{639}\u{644}\u{6CC}\u{200C}\u{631}\u{636}\u{627}", last: "b").last == "b")
    }

    @Test("TEAM-11: team names that look alike have one key")
    func teamKeys() throws {
        let keys = try ["Sales  North", "sales north", " SALES NORTH ", "\u{FF33}ales North"].map {
            try TeamName($0).key
        }
        #expect(Set(keys) == ["sales north"])
        #expect(throws: InvalidValue.self) { try TeamName(" ") }
    }
}
