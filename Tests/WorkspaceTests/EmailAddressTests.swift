import Testing
import Workspace

@Suite("Email addresses")
struct EmailAddressTests {
    @Test(
        "PROV-4, T-32: an address has one canonical key, however it is written",
        arguments: [
            ("ann@example.com", "ann@example.com"),
            ("Ann.Lee@Example.COM", "ann.lee@example.com"),
            ("ann+crm@example.com", "ann+crm@example.com"),
            ("ann@B\u{FC}cher.example", "ann@xn--bcher-kva.example"),
            ("ann@bu\u{308}cher.example", "ann@xn--bcher-kva.example"),
            ("ann@xn--bcher-kva.example", "ann@xn--bcher-kva.example"),
            ("ann@XN--BCHER-KVA.example", "ann@xn--bcher-kva.example"),
            ("ann@stra\u{DF}e.example", "ann@xn--strae-oqa.example"),
            ("ann@\u{43F}\u{43E}\u{447}\u{442}\u{430}.example", "ann@xn--80a1acny.example"),
            ("ann@\u{4F8B}\u{3048}.\u{30C6}\u{30B9}\u{30C8}", "ann@xn--r8jz45g.xn--zckzah"),
            ("o'brien_x-y@sub.example.co", "o'brien_x-y@sub.example.co"),
        ])
    func canonicalKey(_ text: String, _ key: String) throws {
        #expect(try EmailAddress(text).key == key)
    }

    @Test("T-32: composed and decomposed text are one address")
    func normalForms() throws {
        let composed = try EmailAddress("jos\u{E9}@example.com", allowsUnicodeLocalPart: true)
        let decomposed = try EmailAddress("jose\u{301}@example.com", allowsUnicodeLocalPart: true)
        #expect(composed == decomposed)
        #expect(Array(composed.key.unicodeScalars) == Array(decomposed.key.unicodeScalars))
    }

    @Test("T-32: plus-tags, dots, the sharp s and the Turkish letters stay distinct")
    func distinct() throws {
        let pairs = [
            ("ann@example.com", "ann+a@example.com"), ("ann+a@example.com", "ann+b@example.com"),
            ("a.nn@example.com", "ann@example.com"), ("stra\u{DF}e@example.com", "strasse@example.com"),
            ("\u{131}an@example.com", "ian@example.com"), ("\u{130}an@example.com", "ian@example.com"),
            ("ann@stra\u{DF}e.com", "ann@strasse.com"), ("ann@\u{131}an.com", "ann@ian.com"),
        ]
        for (left, right) in pairs {
            let one = try? EmailAddress(left, allowsUnicodeLocalPart: true)
            #expect(one != (try EmailAddress(right, allowsUnicodeLocalPart: true)), "\(left) is \(right)")
        }
    }

    @Test(
        "PROV-4, T-32: what isn't well formed is refused, with what is wrong and how to mend it",
        arguments: [
            "", "ann", "@example.com", "ann@", "ann@@example.com", "ann@a@example.com", "ann@example", "ann@localhost",
            "ann@example.com.", "ann@.example.com", "ann@example..com", "ann@-example.com", "ann@example-.com",
            "ann@ab--cd.com", "ann@10.0.0.1", "ann@[10.0.0.1]", ".ann@example.com", "ann.@example.com",
            "a..n@example.com", "ann @example.com", " ann@example.com", "ann@exa mple.com", "\"ann\"@example.com",
            "Ann <ann@example.com>", "ann\r\n@example.com", "ann\u{0}@example.com", "ann(x)@example.com",
            "ann\u{FF20}example.com", "ann\u{FE6B}example.com", "ann@\u{FF45}xample.com", "ann@example\u{3002}com",
            "\u{430}nn@example.com", "ann@ex\u{430}mple.com", "ann@xn--exmple-4nf.com", "ann@xn--.com",
            "ann@xn--ann-.com", "ann@xn--zzzzzzzzzzzz.com", "ann@\u{130}an.com", "ann@a\u{323}\u{32D}.com",
            "an\u{200B}n@example.com", "ann@exam\u{200D}ple.com", "ann\u{202E}@example.com", "ann\u{2066}@example.com",
            "ann@example.com\u{FEFF}", "ann\u{AD}@example.com", "ann\u{E0041}@example.com", "ann@\u{1F600}.com",
            "ann@example.com\u{A0}", "jos\u{E9}@example.com",
        ])
    func refused(_ text: String) {
        let error = #expect(throws: InvalidValue.self) { try EmailAddress(text) }
        #expect(error?.rule == "PROV-4")
        #expect(error?.message.isEmpty == false && error?.nextStep.isEmpty == false)
        #expect(error?.message.unicodeScalars.allSatisfy { $0.isASCII && $0.value >= 0x20 } == true)
    }

    @Test("T-32: mixed scripts and unseen characters have codes of their own")
    func codes() {
        let mixed = #expect(throws: InvalidValue.self) { try EmailAddress("\u{430}nn@example.com") }
        #expect(mixed?.code == "email_mixed_script")
        let encoded = #expect(throws: InvalidValue.self) { try EmailAddress("ann@xn--exmple-4nf.com") }
        #expect(encoded?.code == "email_mixed_script")
        let unseen = #expect(throws: InvalidValue.self) { try EmailAddress("an\u{200B}n@example.com") }
        #expect(unseen?.code == "email_unseen_character")
    }

    @Test("L: lengths are bounded: 64 before the @, 63 a label, 254 in all")
    func lengths() throws {
        let local = String(repeating: "a", count: 64)
        let label = String(repeating: "b", count: 63)
        #expect(try EmailAddress("\(local)@\(label).com").key.utf8.count == 132)
        for text in ["a\(local)@example.com", "ann@b\(label).com", "\(local)@\(label).\(label).\(label).com"] {
            #expect(throws: InvalidValue.self) { try EmailAddress(text) }
        }
        #expect(throws: InvalidValue.self) { try EmailAddress(String(repeating: "a", count: 1 << 20) + "@b.c") }
    }
}
