import Testing

@testable import Workspace

/// Vectors from RFC 3492, section 7.1.
@Suite("Punycode")
struct PunycodeTests {
    private static let vectors: [(String, String)] = [
        ("\u{4ED6}\u{4EEC}\u{4E3A}\u{4EC0}\u{4E48}\u{4E0D}\u{8BF4}\u{4E2D}\u{6587}", "ihqwcrb4cv8a8dqg056pqjye"),
        ("Pro\u{10D}prost\u{11B}nemluv\u{ED}\u{10D}esky", "Proprostnemluvesky-uyb24dma41a"),
        (
            "\u{5DC}\u{5DE}\u{5D4}\u{5D4}\u{5DD}\u{5E4}\u{5E9}\u{5D5}\u{5D8}\u{5DC}\u{5D0}\u{5DE}\u{5D3}\u{5D1}"
                + "\u{5E8}\u{5D9}\u{5DD}\u{5E2}\u{5D1}\u{5E8}\u{5D9}\u{5EA}",
            "4dbcagdahymbxekheh6e0a7fei0b"
        ),
        ("3\u{5E74}B\u{7D44}\u{91D1}\u{516B}\u{5148}\u{751F}", "3B-ww4c5e180e575a65lsy2b"),
        ("\u{305D}\u{306E}\u{30B9}\u{30D4}\u{30FC}\u{30C9}\u{3067}", "d9juau41awczczp"),
        ("b\u{FC}cher", "bcher-kva"),
    ]

    @Test("PROV-4: labels are encoded and decoded as RFC 3492 says", arguments: vectors)
    func bothWays(_ plain: String, _ encoded: String) {
        #expect(Punycode.encode(plain) == encoded)
        #expect(Punycode.decode(encoded) == plain)
    }

    @Test("PROV-4: what no encoder writes is refused and never traps")
    func garbage() {
        for text in ["999999999999999999999999", "a-!", "-", "\u{FC}", "99999999a", String(repeating: "9", count: 63)] {
            if let decoded = Punycode.decode(text) { #expect(Punycode.encode(decoded) != text) }
        }
    }
}
