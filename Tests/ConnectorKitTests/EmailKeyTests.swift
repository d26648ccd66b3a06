import ConnectorKit
import Testing

@Suite("EmailKey")
struct EmailKeyTests {
    @Test(
        "Addresses compare trimmed, composed and in lower case",
        arguments: [
            ("ann@x.com", "ann@x.com"), (" Ann@X.COM \n", "ann@x.com"), ("Ju\u{0308}rg@x.com", "j\u{00FC}rg@x.com"),
            ("ÉVE@x.com", "éve@x.com"), ("", ""), ("  ", ""),
        ])
    func canonical(text: String, key: String) {
        #expect(EmailKey(comparing: text).rawValue == key)
    }

    @Test("Nothing but that is ignored: plus tags and dots count")
    func distinct() {
        #expect(EmailKey(comparing: "ann+x@x.com") != EmailKey(comparing: "ann@x.com"))
        #expect(EmailKey(comparing: "a.nn@x.com") != EmailKey(comparing: "ann@x.com"))
    }
}
